package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.micrometer.LeadstoneMeter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the table of metrics in {@code docs/operations.md} with the code. */
class MetricsTableTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(leadstone\\.[a-z.]+)` \\| (\\w+) \\| ([^|]*) \\|");

    @Test
    void the_table_has_a_row_for_each_meter() throws IOException {
        List<String> rows = ROW.matcher(Checkout.text("docs/operations.md"))
                .results()
                .map(row ->
                        row.group(1) + " " + row.group(2) + " " + row.group(3).replace("`", ""))
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(LeadstoneMeter.values())
                        .map(MetricsTableTest::row)
                        .toList());
    }

    private static String row(LeadstoneMeter meter) {
        String labels = meter.labels().isEmpty() ? "–" : String.join(", ", meter.labels());
        return meter.meterName() + " " + meter.kind().name().toLowerCase(Locale.ROOT) + " " + labels;
    }
}
