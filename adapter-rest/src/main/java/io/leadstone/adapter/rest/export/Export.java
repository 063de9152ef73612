package io.leadstone.adapter.rest.export;

import io.leadstone.adapter.rest.conversation.ConversationResponse;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.lead.LeadResponse;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.failure.AccessDeniedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * An export: what of, how written, from when to when.
 *
 * @param range by when a record was created
 */
public record Export(ExportType type, ExportFormat format, ExportRange range) {

    /** A name for the file, such as {@code leads.csv}. */
    public String fileName() {
        return type.code() + "." + format.code();
    }

    /**
     * Writes every live record of the caller's company to {@code out}, oldest first, as the store hands them out: any number of them
     * takes the memory of a few. Not a byte is written before the first is there.
     *
     * @param out closed by nobody but the caller
     * @param eachRow run after each row, in the same thread
     * @throws AccessDeniedException without scope {@code read}
     * @throws IOException where {@code out} cannot be written to; the reading has ended then
     * @throws RuntimeException what the store throws; what is written then ends so that no parser takes it for whole
     */
    public void write(LeadManagement management, Caller caller, OutputStream out, Runnable eachRow) throws IOException {
        if (type == ExportType.LEADS) {
            write(
                    LeadColumns.ALL,
                    out,
                    rows -> management.reports().exportLeads(caller, range, lead -> {
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

    private <T extends JsonResponse> void write(
            List<Column<T>> columns, OutputStream out, Consumer<Consumer<T>> reading) throws IOException {
        RowWriter<T> writer = format.writer(columns, out);
        try {
            reading.accept(row -> write(row, writer));
        } catch (UncheckedIOException failed) {
            throw Objects.requireNonNull(failed.getCause());
        } catch (RuntimeException failed) {
            breakOff(writer, failed);
            throw failed;
        }
        writer.end();
    }

    private static void breakOff(RowWriter<?> writer, RuntimeException failed) {
        try {
            writer.breakOff();
        } catch (IOException cannot) {
            failed.addSuppressed(cannot);
        }
    }

    private static <T> void write(T row, RowWriter<T> writer) {
        try {
            writer.write(row);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
