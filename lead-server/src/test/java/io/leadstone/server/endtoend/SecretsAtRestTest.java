package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.adapter.webhook.Receiver;
import io.leadstone.domain.webhook.WebhookSecret;
import io.leadstone.server.LeadServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Tests how the database stores webhook secrets, without and with an encryption key. */
class SecretsAtRestTest {

    private static final String PLAIN_PREFIX = "whsec_";
    private static final String OLD_KEY = "old:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW_KEY = "new:" + Base64.getEncoder().encodeToString(filled(32));

    @Test
    void h2_stores_encrypted_secrets(@TempDir Path directory) throws Exception {
        Map<String, String> store = Stores.h2In(directory);

        secrets_are_encrypted(store, () -> sql(store));
    }

    @Test
    void postgresql_stores_encrypted_secrets() throws Exception {
        Map<String, String> store = Stores.on(PostgresServer.shared());
        secrets_are_encrypted(store, () -> sql(store));
    }

    @Test
    void mariadb_stores_encrypted_secrets() throws Exception {
        Map<String, String> store = Stores.on(MariaDbServer.shared());
        secrets_are_encrypted(store, () -> sql(store));
    }

    @Test
    void mongodb_stores_encrypted_secrets() throws Exception {
        try (InProcessMongo mongo = InProcessMongo.open()) {
            Map<String, String> store = mongo.newDatabase();
            secrets_are_encrypted(store, () -> documents(store));
        }
    }

    /**
     * Starts servers without a key, with one key, and with a new key followed by the old one.
     *
     * @param contents reads the whole database
     */
    private static void secrets_are_encrypted(Map<String, String> store, Supplier<String> contents) throws Exception {
        String first;
        try (RunningLeadstone leadstone = RunningLeadstone.over(store)) {
            first = created(leadstone);
        }
        assertThat(contents.get()).contains(PLAIN_PREFIX);

        String second;
        try (RunningLeadstone leadstone = withKeys(store, OLD_KEY);
                Receiver receiver = new Receiver()) {
            Client admin = leadstone.clients().admin();
            second = created(leadstone);
            assertThat(admin.send("PATCH", first, "{\"description\": \"CRM\"}").status())
                    .isEqualTo(200);
            Answer rotated = admin.post(first + "/rotate-secret", "");
            admin.send("PATCH", first, "{\"url\": \"" + receiver.url() + "\"}");
            admin.post(first + "/test", "");
            assertThat(receiver.calls().until(1).get(0).isSignedWith(new WebhookSecret(rotated.text("secret"))))
                    .isTrue();
        }
        assertThat(contents.get()).doesNotContain(PLAIN_PREFIX).contains("sealed:aesgcm:old:");

        try (RunningLeadstone leadstone = withKeys(store, NEW_KEY + "," + OLD_KEY);
                Receiver receiver = new Receiver()) {
            Client admin = leadstone.clients().admin();
            for (String webhook : List.of(first, second)) {
                admin.send("PATCH", webhook, "{\"url\": \"" + receiver.url() + "\"}");
                admin.post(webhook + "/test", "");
            }
            receiver.calls().until(2);
        }
        assertThat(contents.get())
                .doesNotContain(PLAIN_PREFIX, "sealed:aesgcm:old:")
                .contains("sealed:aesgcm:new:");
    }

    @Test
    void a_start_without_a_key_warns_once(@TempDir Path directory) {
        Map<String, String> store = Stores.h2In(directory);
        assertThat(warnings(() -> RunningLeadstone.over(store))).hasSize(1);
        assertThat(warnings(() -> withKeys(store, NEW_KEY))).isEmpty();
    }

    /** Returns the warnings about unencrypted secrets that a start logs. */
    private static List<String> warnings(Supplier<RunningLeadstone> start) {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(LeadServer.class);
        lines.start();
        log.addAppender(lines);
        try (RunningLeadstone leadstone = start.get()) {
            assertThat(leadstone.clients().anybody().get("/health").status()).isEqualTo(200);
        } finally {
            log.detachAppender(lines);
        }
        return lines.list.stream()
                .map(ILoggingEvent::getMessage)
                .filter(message -> message.contains("unencrypted"))
                .toList();
    }

    private static RunningLeadstone withKeys(Map<String, String> store, String keys) {
        Map<String, String> environment = new HashMap<>(RunningLeadstone.environment(store));
        environment.put("LEADSTONE_SECRET_KEY", keys);
        return RunningLeadstone.with(environment);
    }

    /** Creates a webhook and returns its route. */
    private static String created(RunningLeadstone leadstone) {
        Answer made = leadstone
                .clients()
                .admin()
                .post("/v1/webhook", "{\"url\": \"https://crm.example/\", \"events\": [\"*\"]}");
        assertThat(made.text("secret")).startsWith(PLAIN_PREFIX);
        return "/v1/webhook/" + made.text("id");
    }

    /** Returns all rows of all tables of Leadstone. */
    private static String sql(Map<String, String> store) {
        StringBuilder all = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(
                        store.get("LEADSTONE_STORE_URL"),
                        store.getOrDefault("LEADSTONE_STORE_USER", ""),
                        store.getOrDefault("LEADSTONE_STORE_PASSWORD", ""));
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            all.append(rows.getString(column)).append('\n');
                        }
                    }
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return all.toString();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME");
                String type = found.getString("TABLE_TYPE");
                boolean isOurs = name.toLowerCase(Locale.ROOT).startsWith("leadstone_") && !name.contains("history");
                if (isOurs && type.contains("TABLE")) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    /** Returns all documents of all collections. */
    private static String documents(Map<String, String> store) {
        String url = store.get("LEADSTONE_STORE_URL");
        StringBuilder all = new StringBuilder();
        try (MongoClient client = MongoClients.create(url)) {
            MongoDatabase database = client.getDatabase(url.substring(url.lastIndexOf('/') + 1));
            for (String collection : database.listCollectionNames()) {
                for (Document document : database.getCollection(collection).find()) {
                    all.append(document.toJson()).append('\n');
                }
            }
        }
        return all.toString();
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }
}
