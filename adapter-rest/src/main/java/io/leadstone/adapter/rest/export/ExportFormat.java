package io.leadstone.adapter.rest.export;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.Coded;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The file format of an export. */
public enum ExportFormat implements Coded {
    /** Comma-separated values (RFC 4180) in UTF-8, with a header row. {@link CsvRowReader} reads them. */
    CSV("csv", "text/csv; charset=utf-8; header=present"),
    /** A JSON array of the records, as other routes return them. */
    JSON("json", "application/json");

    private final String code;
    private final String mediaType;

    ExportFormat(String code, String mediaType) {
        this.code = code;
        this.mediaType = mediaType;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the media type of the file. */
    public String mediaType() {
        return mediaType;
    }

    <T extends JsonResponse> RowWriter<T> writer(
            List<Column<T>> all, List<String> names, boolean byteOrderMark, OutputStream out) throws IOException {
        List<Column<T>> columns = Column.select(all, names);
        return this == CSV
                ? new CsvRowWriter<>(columns, byteOrderMark, out)
                : JsonRowWriter.to(names.isEmpty() ? Optional.empty() : Optional.of(columns), out);
    }
}
