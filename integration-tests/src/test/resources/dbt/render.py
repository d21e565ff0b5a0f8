"""Renders deploy/warehouse/dbt as dbt does, with the template engine of dbt, and prints what a database is asked for.

Arguments: the project's directory, and the target as its type, database and schema, such as duckdb:memory:figures. The type "sql" stands for
a database that the project says nothing of; its relations have their bare names.
"""

import json
import pathlib
import sys

import jinja2
import jinja2.ext
import yaml

# What dbt has of its own, as SQL that says the same.
BUILT_IN = {
    "unique": "SELECT {{ column_name }}, count(*) FROM {{ model }} WHERE {{ column_name }} IS NOT NULL"
    " GROUP BY {{ column_name }} HAVING count(*) > 1",
    "not_null": "SELECT {{ column_name }} FROM {{ model }} WHERE {{ column_name }} IS NULL",
    "accepted_values": "SELECT {{ column_name }} FROM {{ model }} WHERE {{ column_name }} NOT IN"
    " ({% for value in values %}'{{ value }}'{% if not loop.last %}, {% endif %}{% endfor %})",
    "relationships": "SELECT child.{{ column_name }} FROM {{ model }} child LEFT JOIN {{ to }} parent"
    " ON parent.{{ field }} = child.{{ column_name }}"
    " WHERE child.{{ column_name }} IS NOT NULL AND parent.{{ field }} IS NULL",
}


class TestBlock(jinja2.ext.Extension):
    """{% test NAME(...) %} is a macro with a name that no other macro has."""

    tags = {"test"}

    def parse(self, parser):
        node = jinja2.nodes.Macro(lineno=next(parser.stream).lineno)
        name = parser.parse_assign_target(name_only=True).name
        parser.parse_signature(node)
        node.name = "test_" + name
        node.body = parser.parse_statements(("name:endtest",), drop_needle=True)
        return node


class Adapter:
    def __init__(self, type_, macros):
        self.type, self.macros = type_, macros

    def dispatch(self, name, namespace):
        if namespace != "tidewatch":
            raise ValueError("there is no package " + namespace)
        return self.macros.get(self.type + "__" + name) or self.macros["default__" + name]


class Project:
    def __init__(self, home, type_, database, schema):
        self.home, self.bare, self.database, self.schema = pathlib.Path(home), type_ == "sql", database, schema
        self.settings = self.yaml("dbt_project.yml")
        self.macros = {}
        self.used = []
        self.env = jinja2.Environment(extensions=["jinja2.ext.do", TestBlock], undefined=jinja2.StrictUndefined)
        self.env.globals.update(
            adapter=Adapter(type_, self.macros),
            ref=self.ref,
            source=self.source,
            var=lambda name: self.settings["vars"][name],
            target={"type": type_, "database": database, "schema": schema},
        )
        for path in sorted(self.home.glob("macros/*.sql")) + sorted(self.home.glob("tests/generic/*.sql")):
            module = self.env.from_string(path.read_text()).module
            self.macros.update({name: value for name, value in vars(module).items() if not name.startswith("_")})
        self.env.globals.update(self.macros)
        self.sources = {source["name"]: source for source in self.yaml("models/sources.yml")["sources"]}
        self.described = self.yaml("models/schema.yml")["models"]
        self.files = {path.stem: path for path in sorted(self.home.glob("models/*.sql"))}
        if sorted(self.files) != sorted(model["name"] for model in self.described):
            raise ValueError("schema.yml has other models than the directory")

    def yaml(self, path):
        return yaml.safe_load((self.home / path).read_text())

    def relation(self, schema, name):
        return name if self.bare else ".".join('"' + part + '"' for part in (self.database, schema, name))

    def ref(self, name):
        if name not in self.files:
            raise ValueError("there is no model " + name)
        self.used.append(name)
        return self.relation(self.schema, name)

    def source(self, source, name):
        if name not in [table["name"] for table in self.sources[source]["tables"]]:
            raise ValueError("there is no table " + name)
        return self.relation(self.text(self.sources[source]["schema"]), name)

    def text(self, template, **names):
        return self.env.from_string(template).render(**names)

    def models(self):
        rendered = {}
        for model in self.described:
            self.used = []
            sql = self.text(self.files[model["name"]].read_text())
            rendered[model["name"]] = {
                "name": model["name"],
                "description": model["description"],
                "columns": [column["name"] for column in model.get("columns", [])],
                "relation": self.relation(self.schema, model["name"]),
                "sql": sql,
                "uses": list(self.used),
            }
        return self.in_order(rendered)

    @staticmethod
    def in_order(models):
        ordered = {}
        while len(ordered) < len(models):
            ready = [m for m in models.values() if m["name"] not in ordered and all(u in ordered for u in m["uses"])]
            if not ready:
                raise ValueError("models refer to each other in a circle")
            ordered[ready[0]["name"]] = ready[0]
        return list(ordered.values())

    def tests(self):
        for path in sorted(self.home.glob("tests/*.sql")):
            yield {"name": path.stem, "sql": self.text(path.read_text())}
        for source in self.sources.values():
            for table in source["tables"]:
                yield from self.generic("source_" + table["name"], self.source(source["name"], table["name"]), table)
        for model in self.described:
            yield from self.generic(model["name"], self.ref(model["name"]), model)

    def generic(self, name, relation, described):
        for test in described.get("data_tests", []):
            yield self.instance(test, name, {"model": relation})
        for column in described.get("columns", []):
            for test in column.get("data_tests", []):
                yield self.instance(test, name, {"model": relation, "column_name": column["name"]})

    def instance(self, test, name, given):
        kind, more = (test, {}) if isinstance(test, str) else next(iter(test.items()))
        arguments = {**given, **more.get("arguments", {})}
        if "to" in arguments:
            arguments["to"] = self.text("{{ " + arguments["to"] + " }}")
        sql = self.text(BUILT_IN[kind], **arguments) if kind in BUILT_IN else self.macros["test_" + kind](**arguments)
        return {"name": "_".join(filter(None, [kind, name, given.get("column_name")])), "sql": sql}

    def rendered(self):
        ratio = self.text("{{ ratio('dividend', 'divisor') }}")
        return {"models": self.models(), "tests": list(self.tests()), "ratio": ratio}


print(json.dumps(Project(sys.argv[1], *sys.argv[2].split(":")).rendered()))
