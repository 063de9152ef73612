package io.leadstone.adapter.csv;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds a {@link CsvImport}. Not thread-safe. */
public final class CsvImportBuilder {

    private final LeadManagement management;
    private DuplicatePolicy onDuplicate = DuplicatePolicy.REJECT;
    private Optional<String> source = Optional.empty();
    private Optional<Charset> charset = Optional.empty();
    private Optional<Path> rejects = Optional.empty();
    private boolean keepsUnknown;
    private boolean isDryRun;
    private Consumer<RejectedRow> onRejected = rejected -> {};
    private Runnable onRow = () -> {};
    private Consumer<CsvImportReport> onFailure = report -> {};

    CsvImportBuilder(LeadManagement management) {
        this.management = management;
    }

    /** Sets what happens if a live lead has the email of a row. The default rejects the row. */
    public CsvImportBuilder onDuplicate(DuplicatePolicy choice) {
        onDuplicate = choice;
        return this;
    }

    /** Sets the source of leads whose row has none. By default they have no source. */
    public CsvImportBuilder source(String choice) {
        source = Optional.of(choice);
        return this;
    }

    /** Sets the charset of the file. By default it is detected; see {@link CsvImport}. */
    public CsvImportBuilder charset(Charset choice) {
        charset = Optional.of(choice);
        return this;
    }

    /**
     * Writes the rejected rows into a file, as they are in the imported file, with two more columns: the number of the
     * row and the reasons. The file can be imported again after the rows were corrected. It is created with the first
     * rejected row. It must not exist, and its folder must be writable.
     */
    public CsvImportBuilder rejects(Path file) {
        rejects = Optional.of(file);
        return this;
    }

    /**
     * Adds values that no field of a lead has to the metadata, under the names of their columns. By default they are
     * not stored, and the report counts them. If the metadata of a row has a member of that name, the member stays, and
     * the report counts the value as not stored.
     */
    public CsvImportBuilder keepUnknownColumns() {
        keepsUnknown = true;
        return this;
    }

    /**
     * Only checks the rows, and looks up their emails. Nothing is stored. It does not look into suppression lists, does
     * not compare the rows with each other, and does not check if a lead that is known may get the status or the lost
     * reason of its row.
     */
    public CsvImportBuilder dryRun() {
        isDryRun = true;
        return this;
    }

    /** Sets a listener that gets each rejected row at once. */
    public CsvImportBuilder onRejected(Consumer<RejectedRow> listener) {
        onRejected = listener;
        return this;
    }

    /** Sets a listener that is called after each row, for example to show the progress. */
    public CsvImportBuilder onRow(Runnable listener) {
        onRow = listener;
        return this;
    }

    /**
     * Sets a listener that gets the report of the rows so far if the import ends with an exception. A failure before
     * the first row has no report.
     */
    public CsvImportBuilder onFailure(Consumer<CsvImportReport> listener) {
        onFailure = listener;
        return this;
    }

    /** Builds the import. */
    public CsvImport build() {
        return new CsvImport(
                management,
                onDuplicate,
                source,
                charset,
                rejects,
                keepsUnknown,
                isDryRun,
                onRejected,
                onRow,
                onFailure);
    }
}
