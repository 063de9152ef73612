package io.leadstone.adapter.rest.export;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.lead.LeadFilterFields;
import io.leadstone.adapter.rest.problem.Problem;
import io.leadstone.adapter.rest.problem.RefusedException;
import io.leadstone.application.query.LeadFilter;
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
        LeadFilter filter,
        List<String> columns,
        List<Violation> faults) {

    ExportRequest {
        columns = List.copyOf(columns);
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
        Optional<List<String>> columns = fields.texts("columns").value();
        Optional<LeadFilterFields> filter =
                fields.object("filter").value().map(object -> LeadFilterFields.of(object, Export.FILTER_PATH));
        List<Violation> faults = new ArrayList<>(fields.unknown());
        filter.ifPresent(sent -> faults.addAll(sent.violations()));
        if (columns.filter(List::isEmpty).isPresent()) {
            faults.add(new Violation("columns", "must name at least one field"));
        }
        if (type.isEmpty()) {
            faults.add(oneOf("type", ExportType.class));
        }
        if (format.flatMap(code -> Coded.find(ExportFormat.class, code)).isEmpty()) {
            faults.add(oneOf("format", ExportFormat.class));
        }
        if (byteOrderMark && format.filter(ExportFormat.CSV.code()::equals).isEmpty()) {
            faults.add(new Violation("bom", Export.BYTE_ORDER_MARK_RULE));
        }
        return new ExportRequest(
                type,
                format,
                startDate,
                endDate,
                byteOrderMark,
                filter.map(LeadFilterFields::filter).orElse(LeadFilter.ALL),
                columns.orElse(List.of()),
                faults);
    }

    /**
     * Returns the export. {@link #faults} must be empty.
     *
     * @throws RefusedException if there is no export of this type
     * @throws InvalidCommandException naming {@code start_date} or {@code end_date} if they are not a valid range, or
     *     naming {@code columns} or {@code filter} if the records have no such fields
     */
    Export export() {
        ExportType exportType = type.flatMap(code -> Coded.find(ExportType.class, code))
                .orElseThrow(() -> new RefusedException(
                        Problem.of(422, "UNSUPPORTED_EXPORT_TYPE", List.of(oneOf("type", ExportType.class)))));
        return new Export(
                exportType,
                Coded.parse(ExportFormat.class, format.orElse("")),
                ExportRange.of(startDate, endDate),
                byteOrderMark,
                filter,
                columns);
    }

    private static <E extends Enum<E> & Coded> Violation oneOf(String field, Class<E> vocabulary) {
        return new Violation(field, "must be one of " + String.join(", ", Coded.codes(vocabulary)));
    }

    @Override
    public String toString() {
        return "ExportRequest[…]";
    }
}
