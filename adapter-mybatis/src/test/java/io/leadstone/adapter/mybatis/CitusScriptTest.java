package io.leadstone.adapter.mybatis;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.CitusTables;
import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The script for Citus names each table, and a distributed table has no unique key without the company. */
class CitusScriptTest {

    private static final Pattern SPREAD = Pattern.compile("SELECT create_\\w+_table\\('(\\w+)'");
    private static final Pattern DISTRIBUTED = Pattern.compile("create_distributed_table\\('(\\w+)', 'company_id'");
    private static final Pattern CHECKED = Pattern.compile("logicalrelid = CAST\\('(\\w+)' AS regclass\\)\\);");

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("(?:PRIMARY KEY|UNIQUE)(?: \\(([^)]*)\\))?");
    private static final Pattern UNIQUE_INDEX = Pattern.compile("CREATE UNIQUE INDEX \\w+ ON (\\w+) \\(([^)]*)\\)");

    private final String schema = SqlScript.of(DatabaseKind.CITUS, "x_").text();
    private final String script = CitusTables.script("x_");

    @Test
    void each_table_is_distributed_or_replicated() {
        assertThat(found(SPREAD, script)).hasSizeGreaterThan(10).isEqualTo(found(TABLE, schema));
    }

    @Test
    void a_table_that_is_spread_already_is_left_out() {
        assertThat(SPREAD.matcher(script).results().map(table -> table.group(1)))
                .containsExactlyElementsOf(CHECKED.matcher(script)
                        .results()
                        .map(table -> table.group(1))
                        .toList());
    }

    /** Citus refuses a unique key that does not contain the column of the distribution. */
    @Test
    void each_unique_key_of_a_distributed_table_begins_with_the_company() {
        Set<String> distributed = found(DISTRIBUTED, script);

        assertThat(TABLE.matcher(schema).results().filter(table -> distributed.contains(table.group(1))))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(KEY.matcher(table.group(2)).results())
                        .isNotEmpty()
                        .allSatisfy(key -> assertThat(key.group(1)).startsWith("company_id")));
        assertThat(UNIQUE_INDEX.matcher(schema).results().filter(index -> distributed.contains(index.group(1))))
                .isNotEmpty()
                .allSatisfy(index -> assertThat(index.group(2)).startsWith("company_id"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(toCollection(TreeSet::new));
    }
}
