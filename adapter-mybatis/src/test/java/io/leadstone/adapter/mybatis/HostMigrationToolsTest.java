package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.testkit.SampleLeads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Migration tools of the host run the scripts as the page on databases says. */
class HostMigrationToolsTest {

    private static final Path PAGE = Path.of("../docs/databases.md");

    private static final Pattern CHANGELOG = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern SCRIPT = Pattern.compile("db/leadstone/postgresql/(\\w+\\.sql)");

    private static final CompanyId ACME = new CompanyId("acme");

    @ParameterizedTest
    @EnumSource
    void a_flyway_of_the_host_runs_the_scripts(TestServer server) {
        try (HikariDataSource dataSource = server.freshDatabase().dataSource()) {
            String database = server.name().toLowerCase(Locale.ROOT);
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:db/leadstone/" + database) // h2, postgresql, mariadb or mysql
                    .table("leadstone_history")
                    .baselineOnMigrate(true) // the schema may contain your tables
                    .baselineVersion("0")
                    .placeholders(Map.of("prefix", "leadstone_"))
                    .load()
                    .migrate();

            assertStoreWorks(dataSource);
        }
    }

    @Test
    void liquibase_runs_the_changelog_of_the_page(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("leadstone.xml"), changelog());
        try (HikariDataSource dataSource = TestServer.POSTGRESQL.freshDatabase().dataSource()) {
            Scope.child(
                    Scope.Attr.resourceAccessor,
                    new CompositeResourceAccessor(
                            new DirectoryResourceAccessor(folder), new ClassLoaderResourceAccessor()),
                    () -> new CommandScope(UpdateCommandStep.COMMAND_NAME)
                            .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "leadstone.xml")
                            .addArgumentValue(
                                    DbUrlConnectionArgumentsCommandStep.DATABASE_ARG,
                                    DatabaseFactory.getInstance()
                                            .findCorrectDatabaseImplementation(
                                                    new JdbcConnection(dataSource.getConnection())))
                            .execute());

            assertStoreWorks(dataSource);
        }
    }

    @Test
    void the_changelog_of_the_page_lists_all_scripts_in_order() throws Exception {
        Path scripts = Path.of("src/main/resources").resolve(DatabaseKind.POSTGRESQL.folder());
        String[] files = scripts.toFile().list();
        Arrays.sort(files, (one, other) -> Integer.compare(number(one), number(other)));

        assertThat(SCRIPT.matcher(changelog()).results().map(script -> script.group(1)))
                .containsExactly(files);
    }

    private static int number(String script) {
        return Integer.parseInt(script.substring(1, script.indexOf("__")));
    }

    private static String changelog() throws Exception {
        return CHANGELOG
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static void assertStoreWorks(DataSource dataSource) {
        MyBatisLeadStore store = MyBatisLeadStore.builder(dataSource)
                .schemaMode(SchemaMode.VALIDATE)
                .build();
        LeadChange jordan = new SampleLeads().capture(ACME, "jordan@example.com");
        store.leads().add(jordan);
        assertThat(store.leads().find(ACME, jordan.after().id())).contains(jordan.after());
    }
}
