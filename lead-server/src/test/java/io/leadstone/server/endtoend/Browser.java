package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstone.adapter.mybatis.database.MissingServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A headless Chromium without a profile, driven by the WebDriver protocol of
 * <a href="https://www.w3.org/TR/webdriver2/">W3C</a>. Both programs, {@code chromium} and {@code chromedriver}, must
 * be on the {@code PATH}; nothing is downloaded.
 */
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

    /** The member of a JSON object that contains the reference of an element. */
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    private final Process driver;
    private final Client client;
    private final String session;

    private Browser(Process driver, Client client, String session) {
        this.driver = driver;
        this.client = client;
        this.session = session;
    }

    /** Starts a browser, or skips the test if one of the programs is missing. */
    static Browser start() throws IOException {
        Optional<Path> chromium = onPath("chromium");
        Optional<Path> chromedriver = onPath("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            MissingServer.skip("chromium", "there is no chromium with its chromedriver on the PATH");
        }
        Process driver = new ProcessBuilder(chromedriver.orElseThrow().toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            Client client = Client.of(URI.create("http://127.0.0.1:" + port(driver)));
            String session = value(client.post("/session", capabilities(chromium.orElseThrow())))
                    .get("sessionId")
                    .asText();
            return new Browser(driver, client, "/session/" + session);
        } catch (IOException | RuntimeException | AssertionError failed) {
            driver.destroy();
            throw failed;
        }
    }

    void open(URI page) {
        command("/url", JSON.createObjectNode().put("url", page.toString()));
    }

    void reload() {
        command("/refresh", JSON.createObjectNode());
    }

    /** Clicks the element with this id, as a person would. The element must be visible. */
    void click(String id) {
        command("/element/" + element("#" + id) + "/click", JSON.createObjectNode());
    }

    /** Types text, or keys, into the element with this id. The element must be visible. */
    void type(String id, String text) {
        command(
                "/element/" + element("#" + id) + "/value",
                JSON.createObjectNode().put("text", text));
    }

    /** Types keys into the element that has the focus. */
    void press(String keys) {
        String active =
                value(client.get(session + "/element/active")).get(ELEMENT).asText();
        command("/element/" + active + "/value", JSON.createObjectNode().put("text", keys));
    }

    /** Returns the visible text of the element with this id. */
    String text(String id) {
        return value(client.get(session + "/element/" + element("#" + id) + "/text"))
                .asText();
    }

    /** Returns true if the element with this id is visible. */
    boolean shows(String id) {
        return value(client.get(session + "/element/" + element("#" + id) + "/displayed"))
                .asBoolean();
    }

    /** Returns the role and the name that assistive technology reads for the element with this id. */
    String accessible(String id) {
        String path = session + "/element/" + element("#" + id);
        return value(client.get(path + "/computedrole")).asText() + " "
                + value(client.get(path + "/computedlabel")).asText();
    }

    /** Runs the body of a function and returns its result. A promise is awaited. */
    JsonNode run(String script, String... arguments) {
        ArrayNode list = JSON.createArrayNode();
        Arrays.stream(arguments).forEach(list::add);
        return command(
                "/execute/sync", JSON.createObjectNode().put("script", script).set("args", list));
    }

    @Override
    public void close() {
        try {
            client.send("DELETE", session, "");
        } finally {
            driver.destroy();
        }
    }

    private String element(String selector) {
        ObjectNode query = JSON.createObjectNode().put("using", "css selector").put("value", selector);
        return command("/element", query).get(ELEMENT).asText();
    }

    private JsonNode command(String path, ObjectNode body) {
        return value(client.post(session + path, body.toString()));
    }

    private static JsonNode value(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().get("value");
    }

    private static String capabilities(Path chromium) {
        ObjectNode options = JSON.createObjectNode().put("binary", chromium.toString());
        // The sandbox does not start for root. The memory of containers in /dev/shm is too small.
        options.putArray("args")
                .add("--headless=new")
                .add("--no-sandbox")
                .add("--disable-dev-shm-usage")
                .add("--disable-gpu");
        ObjectNode body = JSON.createObjectNode();
        body.putObject("capabilities").putObject("alwaysMatch").set("goog:chromeOptions", options);
        return body.toString();
    }

    private static int port(Process driver) throws IOException {
        BufferedReader output = driver.inputReader();
        StringBuilder read = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
            read.append(line).append('\n');
        }
        throw new IllegalStateException("chromedriver does not start: " + read);
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
