package io.leadstone.adapter.rest.export;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.problem.Problem;
import io.leadstone.adapter.rest.problem.RefusedException;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.Coded;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of an export request.
 *
 * @param faults violations other than those of the range
 */
record ExportRequest(
        Optional<String> type,
        Optional<String> format,
        Optional<String> startDate,
        Optional<String> endDate,
        boolean byteOrderMark,
        List<Violation> faults) {

    ExportRequest {
        faults = List.copyOf(faults);
    }

    /**
     * Returns the request of {@code fields}.
     *
     * @throws BadJsonException if a field has a value of the wrong type
     */
    static ExportRequest of(JsonFields fields) {
        Optional<String> type = fields.text("type").value();
        Optional<String> format = fields.text("format").value();
        Optional<String> startDate = fields.text("start_date").value();
        Optional<String> endDate = fields.text("end_date").value();
        boolean byteOrderMark = fields.flag("bom").value().orElse(false);
        List<Violation> faults = new ArrayList<>(fields.unknown());
        if (type.isEmpty()) {
            faults.add(oneOf("type", ExportType.class));
        }
        if (format.flatMap(code -> Coded.find(ExportFormat.class, code)).isEmpty()) {
            faults.add(oneOf("format", ExportFormat.class));
        }
        if (byteOrderMark && format.filter(ExportFormat.CSV.code()::equals).isEmpty()) {
            faults.add(new Violation("bom", Export.BYTE_ORDER_MARK_RULE));
        }
        return new ExportRequest(type, format, startDate, endDate, byteOrderMark, faults);
    }

    /**
     * Returns the export. {@link #faults} must be empty.
     *
     * @throws RefusedException if there is no export of this type
     * @throws InvalidCommandException naming {@code start_date} or {@code end_date} if they are not a valid range
     */
    Export export() {
        ExportType exportType = type.flatMap(code -> Coded.find(ExportType.class, code))
                .orElseThrow(() -> new RefusedException(
                        Problem.of(422, "UNSUPPORTED_EXPORT_TYPE", List.of(oneOf("type", ExportType.class)))));
        return new Export(
                exportType,
                Coded.parse(ExportFormat.class, format.orElse("")),
                ExportRange.of(startDate, endDate),
                byteOrderMark);
    }

    private static <E extends Enum<E> & Coded> Violation oneOf(String field, Class<E> vocabulary) {
        return new Violation(field, "must be one of " + String.join(", ", Coded.codes(vocabulary)));
    }
}
