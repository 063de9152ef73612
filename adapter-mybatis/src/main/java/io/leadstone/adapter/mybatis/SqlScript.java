package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The scripts of one database as one text, in order, with the table prefix. It creates the tables, and it lists the
 * columns that must exist.
 */
record SqlScript(String text) {

    // A database has no script of a number if it needs no change.
    private static final String INDEX_TERMS = "/V5__search_pieces.sql";
    private static final String NGRAM_HASHES = "/V7__lookup_keys.sql";

    private static final List<String> IN_ORDER = List.of(
            "/V1__leads.sql",
            "/V2__conversations.sql",
            "/V3__webhooks.sql",
            "/V4__search.sql",
            INDEX_TERMS,
            "/V6__lists.sql",
            NGRAM_HASHES,
            "/V8__erasure.sql",
            "/V10__webhook_limit_and_secrets.sql",
            "/V11__list_indexes.sql",
            "/V12__agent_version.sql",
            "/V13__owner.sql",
            "/V14__search_index_version.sql",
            "/V15__event_feed.sql",
            "/V16__text_length.sql",
            "/V17__search_rules.sql",
            "/V18__list_filters.sql",
            "/V19__purge.sql",
            "/V20__email_key_rules.sql",
            "/V21__idempotency.sql",
            "/V22__submissions.sql",
            "/V23__suppression.sql",
            "/V24__consent_proof.sql",
            "/V25__honeypot.sql",
            "/V26__double_opt_in.sql",
            "/V27__live_lead_indexes.sql",
            "/V28__form_and_wording.sql",
            "/V29__report_index.sql",
            "/V30__search_text_index.sql",
            "/V31__covering_index.sql",
            "/V32__suppression_text_length.sql",
            "/V33__failing_webhook_index.sql");

    private static final String PREFIX_PLACEHOLDER = "${prefix}";

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\((.*?)\\n\\)", Pattern.DOTALL);
    private static final Pattern ADDED = Pattern.compile("ALTER TABLE (\\w+) ADD COLUMN (\\w+) ");
    private static final Pattern DROPPED = Pattern.compile("ALTER TABLE (\\w+) DROP COLUMN (\\w+);");
    private static final Pattern COLUMN = Pattern.compile("\\n {4}([a-z0-9_]+) ");

    static SqlScript of(DatabaseKind database, String tablePrefix) {
        String text = IN_ORDER.stream()
                .filter(script -> database.hasIndexTermTable() || !script.equals(INDEX_TERMS))
                .filter(script -> database.hasNgramHashes() || !script.equals(NGRAM_HASHES))
                .map(script -> read("/" + database.folder() + script))
                .collect(Collectors.joining("\n"));
        return new SqlScript(text.replace(PREFIX_PLACEHOLDER, tablePrefix));
    }

    private static String read(String path) {
        try (InputStream script = SqlScript.class.getResourceAsStream(path)) {
            if (script == null) {
                throw new IllegalStateException("the jar of lead-adapter-mybatis does not contain the script " + path);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns each column that the scripts create and do not drop, as {@code table.column}, in order. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        Matcher table = TABLE.matcher(text);
        while (table.find()) {
            Matcher column = COLUMN.matcher(table.group(2));
            while (column.find()) {
                columns.add(table.group(1) + "." + column.group(1));
            }
        }
        columns.addAll(altered(ADDED));
        columns.removeAll(altered(DROPPED));
        return columns;
    }

    private List<String> altered(Pattern how) {
        return how.matcher(text)
                .results()
                .map(column -> column.group(1) + "." + column.group(2))
                .toList();
    }
}
