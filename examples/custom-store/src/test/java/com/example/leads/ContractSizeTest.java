package com.example.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checks the number of contract tests in the reports of surefire, because a build without these tests would also
 * succeed. The POM runs this class after all others.
 */
class ContractSizeTest {

    private static final int STORE_TESTS = 750;
    private static final int BACKEND_TESTS = 15;
    private static final Pattern TESTS = Pattern.compile("<testsuite [^>]*\\btests=\"(\\d+)\"");

    @Test
    void the_whole_contract_has_run() throws IOException {
        assertThat(testsOf(SqliteLeadStoreTest.class)).isGreaterThanOrEqualTo(STORE_TESTS);
        assertThat(testsOf(SqliteBackendTest.class)).isGreaterThanOrEqualTo(BACKEND_TESTS);
    }

    private static int testsOf(Class<?> type) throws IOException {
        Path reports = Path.of(System.getProperty("basedir"), "target", "surefire-reports");
        Matcher tests = TESTS.matcher(Files.readString(reports.resolve("TEST-" + type.getName() + ".xml")));
        assertThat(tests.find()).isTrue();
        return Integer.parseInt(tests.group(1));
    }
}
