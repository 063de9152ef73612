package io.leadstone.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.export.Export;
import io.leadstone.adapter.rest.export.ExportFormat;
import io.leadstone.adapter.rest.export.ExportType;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the import knows each column of an export. A new field needs a name here before this test passes. */
class ColumnNamesTest {

    @TempDir
    private Path directory;

    @Test
    void the_own_columns_are_those_of_an_export() throws IOException {
        assertThat(ColumnNames.OWN).containsExactlyInAnyOrderElementsOf(exported());
        assertThat(ColumnNames.OWN).containsAll(ColumnNames.ONLY_OWN);
    }

    @Test
    void each_column_of_an_export_has_a_meaning() throws IOException {
        assertThat(ImportHeader.of(exported()).of(ImportedField.UNKNOWN)).isEmpty();
    }

    /** Returns the header of an export without leads. */
    private List<String> exported() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Export(ExportType.LEADS, ExportFormat.CSV, ExportRange.ALL, false, LeadFilter.ALL, List.of())
                .write(new ImportedStore(directory).management(), ImportedStore.ALICE, out, () -> {});
        return List.of(out.toString(StandardCharsets.UTF_8).strip().split(","));
    }
}
