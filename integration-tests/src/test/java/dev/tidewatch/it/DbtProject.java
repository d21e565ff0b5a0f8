package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The project of dbt in {@code deploy/warehouse/dbt}, rendered for one kind of database; the relations of a model come before it. */
record DbtProject(List<Model> models, List<Check> checks, String ratio) {

    /** The schema that the models get. */
    static final String SCHEMA = "figures";

    static final Path HOME = Warehouse.DEPLOYED.resolve("dbt");

    private static final Path RENDER = Path.of("src", "test", "resources", "dbt", "render.py");

    record Model(String name, String description, List<String> columns, String relation, String sql) {}

    /** A test of dbt: a query that finds what is wrong. */
    record Check(String name, String sql) {

        /** As dbt asks it. */
        String failures() {
            return "SELECT count(*) FROM (\n" + sql + "\n) dbt_internal_test";
        }
    }

    /** For a database that the project says nothing of, whose relations have their bare names. */
    static DbtProject bare() throws IOException, InterruptedException {
        return rendered("sql", "", "");
    }

    static DbtProject of(String type, String database) throws IOException, InterruptedException {
        return rendered(type, database, SCHEMA);
    }

    private static DbtProject rendered(String type, String database, String schema)
            throws IOException, InterruptedException {
        Process python = new ProcessBuilder(
                        Program.JINJA.path(), RENDER.toString(), HOME.toString(), type + ":" + database + ":" + schema)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as("the exit code of render.py").isZero();
        JsonNode project = new ObjectMapper().readTree(printed);
        return new DbtProject(
                list(project.get("models")).stream()
                        .map(model -> new Model(
                                model.get("name").textValue(),
                                model.get("description").textValue(),
                                list(model.get("columns")).stream()
                                        .map(JsonNode::textValue)
                                        .toList(),
                                model.get("relation").textValue(),
                                model.get("sql").textValue()))
                        .toList(),
                list(project.get("tests")).stream()
                        .map(check -> new Check(
                                check.get("name").textValue(), check.get("sql").textValue()))
                        .toList(),
                project.get("ratio").textValue());
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
