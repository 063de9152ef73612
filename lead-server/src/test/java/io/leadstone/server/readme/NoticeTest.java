package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the NOTICE file with the list that the build generates from the jars of the server. */
class NoticeTest {

    /** The license plugin writes it before the tests are compiled. */
    private static final String GENERATED = "lead-server/target/notice/dependencies.txt";

    private static final Pattern ENTRY = Pattern.compile("[\\w.-]+:[\\w.-]+ - \\S.*");

    @Test
    void the_notice_lists_each_jar_of_the_server_with_its_licenses() throws IOException {
        List<String> jars = entries(Checkout.text(GENERATED));

        assertThat(jars).hasSizeGreaterThan(40);
        assertThat(entries(Checkout.text("NOTICE")))
                .as("entries of NOTICE; copy the lines of %s", GENERATED)
                .isEqualTo(jars);
    }

    private static List<String> entries(String text) {
        return text.lines().filter(line -> ENTRY.matcher(line).matches()).toList();
    }
}
