package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the API of a {@code run}. */
public final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ANSWERS_AT = Pattern.compile("Answers at (http://\\S+?): \\[(.*)]");

    private final HttpClient client = HttpClient.newHttpClient();
    private final TidewatchProcess run;
    private final String url;
    private final List<String> routes;
    private final String token;

    private ApiClient(TidewatchProcess run, String url, List<String> routes, String token) {
        this.run = run;
        this.url = url;
        this.routes = routes;
        this.token = token;
    }

    /** At the address that the log says. */
    public static ApiClient of(TidewatchProcess run) throws IOException {
        run.awaitLine("Answers at http");
        Matcher answers = ANSWERS_AT.matcher(run.log());
        assertThat(answers.find()).as(run.log()).isTrue();
        return new ApiClient(run, answers.group(1), List.of(answers.group(2).split(", ")), "");
    }

    /** The same with a token. */
    ApiClient with(String secret) {
        return new ApiClient(run, url, routes, secret);
    }

    String url() {
        return url;
    }

    /** What the log says it answers. */
    List<String> routes() {
        return routes;
    }

    public JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /**
     * Asks once.
     *
     * @throws ConnectException with the log of the run, if nobody answers
     */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try {
            return client.send(request(path), BodyHandlers.ofString());
        } catch (ConnectException gone) {
            throw new ConnectException(url + " does not answer; the log of its run:\n" + run.log());
        }
    }

    /** Sends JSON. */
    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                authorized(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The lines of a stream as they come, until the test ends. */
    BlockingQueue<String> stream(String query) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        client.sendAsync(request("/api/stream" + query), BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(lines::add))
                .exceptionally(ended -> null);
        return lines;
    }

    private HttpRequest request(String path) {
        return authorized(path).build();
    }

    private HttpRequest.Builder authorized(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }
}
