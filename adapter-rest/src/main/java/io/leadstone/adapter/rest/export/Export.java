package io.leadstone.adapter.rest.export;

import io.leadstone.adapter.rest.conversation.ConversationResponse;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.lead.LeadResponse;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.LeadSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * An export: the kind of records, the file format, a range of time and a filter.
 *
 * @param range the range in which an exported record was created
 * @param byteOrderMark true if the file begins with a byte order mark, by which spreadsheets recognise UTF-8; only CSV
 *     may have one
 * @param filter a filter of leads; conversations have none
 * @param columns the names of the fields to export, in their order; empty for all
 */
public record Export(
        ExportType type,
        ExportFormat format,
        ExportRange range,
        boolean byteOrderMark,
        LeadFilter filter,
        List<String> columns) {

    /** The text before the name of a field of the filter in violations. */
    static final String FILTER_PATH = "filter.";

    static final String BYTE_ORDER_MARK_RULE = "must not be true unless the format is csv";

    /**
     * Creates an export.
     *
     * @throws InvalidCommandException naming {@code bom} if a format other than CSV has a byte order mark, naming
     *     {@code filter} if conversations have a filter, or naming {@code columns} if there is no field of this name
     */
    public Export {
        columns = List.copyOf(columns);
        if (type == ExportType.LEADS) {
            Column.select(LeadColumns.ALL, columns);
        } else {
            Column.select(ConversationColumns.ALL, columns);
            if (!filter.equals(LeadFilter.ALL)) {
                throw new InvalidCommandException("filter", "must not be set unless the type is leads");
            }
        }
        if (byteOrderMark && format != ExportFormat.CSV) {
            throw new InvalidCommandException("bom", BYTE_ORDER_MARK_RULE);
        }
    }

    /** Returns a name for the file, such as {@code leads.csv}. */
    public String fileName() {
        return type.code() + "." + format.code();
    }

    /**
     * Writes the live records of the caller's company to {@code out}, oldest first. The records are streamed, so the
     * memory does not grow with their number. Nothing is written before the first record is read.
     *
     * @param out the caller closes it
     * @param eachRow runs after each row, in the same thread
     * @throws AccessDeniedException without the scope {@code read}
     * @throws InvalidCommandException if the filter violates a rule, naming its field such as {@code filter.tag};
     *     nothing is written then
     * @throws IOException if {@code out} fails; no further record is read then
     * @throws RuntimeException if the store fails. The incomplete file then ends with a text that no parser accepts
     */
    public void write(LeadManagement management, Caller caller, OutputStream out, Runnable eachRow) throws IOException {
        if (type == ExportType.LEADS) {
            write(
                    LeadColumns.ALL,
                    out,
                    rows -> exportLeads(management, caller, lead -> {
                        rows.accept(LeadResponse.of(lead));
                        eachRow.run();
                    }));
        } else {
            write(
                    ConversationColumns.ALL,
                    out,
                    rows -> management.reports().exportConversations(caller, range, conversation -> {
                        rows.accept(ConversationResponse.of(conversation));
                        eachRow.run();
                    }));
        }
    }

    /** The use case takes the range and the filter only. The range is valid, so that only the filter can be invalid. */
    private void exportLeads(LeadManagement management, Caller caller, Consumer<LeadSnapshot> each) {
        try {
            management.reports().exportLeads(caller, range, filter, each);
        } catch (InvalidCommandException invalid) {
            throw new InvalidCommandException(invalid.violations().stream()
                    .map(violation -> new Violation(FILTER_PATH + violation.field(), violation.message()))
                    .toList());
        }
    }

    private <T extends JsonResponse> void write(List<Column<T>> all, OutputStream out, Consumer<Consumer<T>> reading)
            throws IOException {
        RowWriter<T> writer = format.writer(all, columns, byteOrderMark, out);
        try {
            reading.accept(row -> write(row, writer));
        } catch (OutputFailure failed) {
            throw failed.reason;
        } catch (RuntimeException failed) {
            abort(writer, failed);
            throw failed;
        }
        writer.end();
    }

    private static void abort(RowWriter<?> writer, RuntimeException failed) {
        try {
            writer.abort();
        } catch (IOException suppressed) {
            failed.addSuppressed(suppressed);
        }
    }

    private static <T> void write(T row, RowWriter<T> writer) {
        try {
            writer.write(row);
        } catch (IOException failed) {
            throw new OutputFailure(failed);
        }
    }

    /** Passes a failure of the output through the use case. No store throws it, so it is never taken for one. */
    private static final class OutputFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient IOException reason;

        OutputFailure(IOException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
