package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.server.settings.Setting;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the table of settings in {@code docs/operations.md} with the code. */
class SettingsTableTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(LEADSTONE_\\w+)` \\|");

    @Test
    void the_table_has_a_row_for_each_setting() throws IOException {
        assertThat(ROW.matcher(Checkout.text("docs/operations.md")).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Setting.values()).map(Setting::key).toList());
    }
}
