package io.leadstone.adapter.csv;

import io.leadstone.adapter.csv.RejectedRow.Problem;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.report.FormulaCells;
import io.leadstone.domain.LeadStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Converts one row to the fields of a lead. An empty cell sets nothing. */
final class ImportedRowReader {

    /** Google joins several values of a cell by this text. */
    private static final String JOINED = ":::";

    /** Google marks its own groups, such as {@code * myContacts}, by an asterisk. They are no tags of a person. */
    private static final String GROUP_OF_GOOGLE = "* ";

    /** An export writes it for a lead without metadata. It must not replace the metadata of a lead. */
    private static final String EMPTY_OBJECT = "{}";

    private static final Set<String> YES = Set.of("true", "yes", "1", "y", "ja");
    private static final Set<String> NO = Set.of("false", "no", "0", "n", "nein");

    private final ImportHeader header;
    private final List<String> row;
    private final boolean keepsUnknown;
    private final LeadFieldsBuilder fields = LeadFields.builder();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> notStored = new LinkedHashMap<>();
    private final Map<String, String> kept = new LinkedHashMap<>();

    private ImportedRowReader(ImportHeader header, List<String> row, boolean keepsUnknown) {
        this.header = header;
        this.row = row;
        this.keepsUnknown = keepsUnknown;
    }

    /** Reads a row. {@code source} is the source of a lead whose row has none. */
    static ImportedRow read(ImportHeader header, List<String> row, Optional<String> source, boolean keepsUnknown) {
        return new ImportedRowReader(header, row, keepsUnknown).read(source);
    }

    private ImportedRow read(Optional<String> source) {
        requireNoFurtherCells();
        names();
        texts(ImportedField.EMAIL, fields::email);
        texts(ImportedField.PHONE, fields::phone);
        texts(ImportedField.COMPANY, fields::company);
        texts(ImportedField.NOTES, fields::notes);
        texts(ImportedField.LOST_REASON, fields::lostReason);
        texts(ImportedField.AGENT_ID, fields::agentId);
        texts(ImportedField.OWNER_ID, fields::ownerId);
        if (!texts(ImportedField.SOURCE, fields::source)) {
            source.ifPresent(fields::source);
        }
        first(ImportedField.STATUS).ifPresent(this::status);
        first(ImportedField.TAGS).ifPresent(found -> tags(found));
        consent(ImportedField.CONSENT_MARKETING, fields::consentMarketing);
        consent(ImportedField.CONSENT_DATA_PROCESSING, fields::consentDataProcessing);
        Optional<Instant> createdAt = createdAt();
        header.of(ImportedField.UNKNOWN)
                .forEach(column -> header.value(row, column).ifPresent(value -> notStored(column, value)));
        metadata();
        return new ImportedRow(
                fields.build(), createdAt, problems, Set.copyOf(notStored.keySet()), Set.copyOf(kept.keySet()));
    }

    /** A row with more cells than the header has an unquoted separator in one of its values. */
    private void requireNoFurtherCells() {
        int columns = header.columns().size();
        boolean hasFurther = row.stream().skip(columns).anyMatch(cell -> !cell.isBlank());
        if (hasFurther) {
            problems.add(new Problem("the row", "has " + row.size() + " cells, and the header has " + columns));
        }
    }

    private void names() {
        ImportedName cells = new ImportedName(
                name(ImportedField.FIRST_NAME), name(ImportedField.MIDDLE_NAME), name(ImportedField.LAST_NAME));
        List<Found> full = header.of(ImportedField.FULL_NAME).stream()
                .flatMap(column -> header.value(row, column).map(value -> new Found(column, value)).stream())
                .toList();
        ImportedName name =
                full.stream().findFirst().map(found -> completed(cells, found)).orElse(cells);
        if (!name.given().isEmpty()) {
            fields.firstName(name.given());
        }
        if (!name.last().isEmpty()) {
            fields.lastName(name.last());
        }
        // An own export derives the full name from the others, which people edit without it.
        full.stream()
                .filter(found -> !header.isOwn() && !name.covers(found.value()))
                .forEach(found -> notStored(found.column(), found.value()));
    }

    private String name(ImportedField field) {
        return first(field).map(Found::value).orElse("");
    }

    /** Returns the names with a missing one from the full name. */
    private ImportedName completed(ImportedName cells, Found full) {
        boolean hasFirst = !cells.given().isEmpty();
        boolean hasLast = !cells.last().isEmpty();
        boolean isLast = header.isLastName(full.column());
        if (hasFirst && hasLast) {
            return cells;
        }
        if (hasFirst) {
            return cells.withLast(cells.besideGiven(full.value()).orElse(isLast ? full.value() : ""));
        }
        if (hasLast) {
            return cells.withFirst(cells.besideLast(full.value()).orElse(""));
        }
        return isLast && full.value().indexOf(',') < 0 ? cells.withLast(full.value()) : ImportedName.of(full.value());
    }

    private boolean texts(ImportedField field, Consumer<String> set) {
        Optional<Found> found = first(field);
        found.ifPresent(value -> set.accept(value.value()));
        return found.isPresent();
    }

    /** Returns the value of the first column of the field that has one. Values of further columns are not stored. */
    private Optional<Found> first(ImportedField field) {
        Optional<Found> first = Optional.empty();
        for (ImportedColumn column : header.of(field)) {
            Optional<String> value = header.value(row, column);
            if (value.isEmpty()) {
                continue;
            }
            if (first.isPresent()) {
                if (!value.equals(first.map(Found::value))) {
                    notStored(column, value.get());
                }
            } else {
                first = Optional.of(new Found(column, single(field, column, value.get())));
            }
        }
        return first;
    }

    /** Returns the first of several emails or phone numbers in one cell. */
    private String single(ImportedField field, ImportedColumn column, String cell) {
        boolean hasSeveral = (field == ImportedField.EMAIL || field == ImportedField.PHONE) && cell.contains(JOINED);
        if (!hasSeveral) {
            return cell;
        }
        List<String> values = Arrays.stream(cell.split(JOINED))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.size() > 1) {
            notStored(column, String.join(" ::: ", values.subList(1, values.size())));
        }
        return values.isEmpty() ? cell : values.get(0);
    }

    /** A status of another system is not stored, because its words mean something else there. */
    private void status(Found found) {
        Optional<LeadStatus> status = Arrays.stream(LeadStatus.values())
                .filter(known -> known.code().equalsIgnoreCase(found.value()))
                .findFirst();
        if (status.isPresent()) {
            fields.status(status.get());
        } else if (header.isCertainlyOwn()) {
            problems.add(new Problem(
                    found.column().name(),
                    "must be one of "
                            + Arrays.stream(LeadStatus.values())
                                    .map(LeadStatus::code)
                                    .collect(Collectors.joining(", "))));
        } else {
            notStored(found.column(), found.value());
        }
    }

    private void tags(Found found) {
        String cell = found.value();
        Optional<List<String>> json = cell.startsWith("[")
                ? JsonCells.texts(cell).or(() -> JsonCells.texts(restored(cell)))
                : Optional.empty();
        if (json.isEmpty() && cell.startsWith("[") && header.isOwn()) {
            problems.add(new Problem(found.column().name(), "must be a JSON array of texts"));
            return;
        }
        List<String> tags = json.orElseGet(() -> split(cell));
        if (!tags.isEmpty()) {
            fields.tags(tags);
        }
    }

    /** An own export with a further column still has the apostrophes in its JSON. Outside of texts they are no JSON. */
    private static String restored(String json) {
        return FormulaCells.restore(json);
    }

    private static List<String> split(String cell) {
        String separator = cell.contains(JOINED) || cell.startsWith(GROUP_OF_GOOGLE) ? JOINED : "[;,]";
        return Arrays.stream(cell.split(separator))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty() && !tag.startsWith(GROUP_OF_GOOGLE))
                .toList();
    }

    private void consent(ImportedField field, Consumer<Boolean> set) {
        first(field).ifPresent(found -> {
            String word = found.value().toLowerCase(Locale.ROOT);
            if (YES.contains(word) || NO.contains(word)) {
                set.accept(YES.contains(word));
            } else {
                problems.add(new Problem(found.column().name(), "must be true or false, yes or no"));
            }
        });
    }

    private Optional<Instant> createdAt() {
        Optional<Found> found = first(ImportedField.CREATED_AT);
        Optional<Instant> instant = found.flatMap(value -> ImportedInstant.of(value.value()));
        if (found.isPresent() && instant.isEmpty()) {
            problems.add(new Problem(
                    found.get().column().name(),
                    "must be a date or an instant such as 2025-09-01, 2025-09-01 14:30 or 2025-09-01T14:30:00Z"));
        }
        return instant;
    }

    private void metadata() {
        Optional<String> cell = first(ImportedField.METADATA)
                .map(Found::value)
                .map(json -> JsonCells.isObject(json) || !JsonCells.isObject(restored(json)) ? json : restored(json))
                .filter(json -> !json.equals(EMPTY_OBJECT));
        if (!keepsUnknown || notStored.isEmpty()) {
            cell.ifPresent(fields::metadata);
            return;
        }
        String present = cell.orElse(EMPTY_OBJECT);
        if (!JsonCells.isObject(present)) {
            fields.metadata(present); // A rule of the lead refuses it.
            return;
        }
        Set<String> names = JsonCells.names(present);
        kept.putAll(notStored);
        kept.keySet().removeAll(names);
        notStored.keySet().retainAll(names);
        fields.metadata(JsonCells.withTexts(present, kept));
    }

    private void notStored(ImportedColumn column, String value) {
        notStored.merge(column.name(), value, (one, other) -> one + " ::: " + other);
    }

    /** A value with its column. */
    private record Found(ImportedColumn column, String value) {}
}
