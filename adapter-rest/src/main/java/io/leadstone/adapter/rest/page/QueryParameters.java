package io.leadstone.adapter.rest.page;

import io.leadstone.adapter.rest.json.FieldNames;
import io.leadstone.adapter.rest.json.WireInstant;
import io.leadstone.domain.Coded;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the query parameters of a request one by one. It collects violations, so that one answer can name all of them.
 * Not thread-safe.
 */
public final class QueryParameters {

    private static final String TEXT_OR_BLANK_RULE = "must be text on one line";
    private static final String TEXT_RULE = TEXT_OR_BLANK_RULE + ", and not blank";

    private final Map<String, List<String>> values;
    private final Set<String> unread;
    private final List<Violation> violations = new ArrayList<>();

    public QueryParameters(UriInfo uri) {
        this.values = uri.getQueryParameters();
        this.unread = new LinkedHashSet<>(values.keySet());
    }

    /** Returns a normalized text of one line. A blank text is a violation, because it would restrict nothing. */
    public Optional<String> text(String name) {
        return one(name, TEXT_RULE, QueryParameters::filledLine);
    }

    /** Returns a normalized text of one line; empty if it is blank. */
    public Optional<String> textOrBlank(String name) {
        return one(name, TEXT_OR_BLANK_RULE, QueryParameters::line).filter(text -> !text.isEmpty());
    }

    /** Returns the normalized texts of all occurrences of the parameter, each like {@link #text}. */
    public List<String> texts(String name) {
        return all(name, TEXT_RULE, QueryParameters::filledLine);
    }

    /** Returns the names of the parameters that begin with {@code prefix} and have further characters. */
    public List<String> namesWith(String prefix) {
        return values.keySet().stream()
                .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
                .sorted()
                .toList();
    }

    /**
     * Returns the value that {@code reader} parses from the parameter.
     *
     * @param rule the message if {@code reader} returns an empty result
     */
    public <T> Optional<T> one(String name, String rule, Function<String, Optional<T>> reader) {
        unread.remove(name);
        List<String> sent = values.getOrDefault(name, List.of());
        if (sent.size() > 1) {
            violations.add(new Violation(name, "must be given once"));
            return Optional.empty();
        }
        return sent.stream()
                .flatMap(text -> read(name, rule, text, reader).stream())
                .findFirst();
    }

    /**
     * Returns the values that {@code reader} parses from all occurrences of the parameter.
     *
     * @param rule the message if {@code reader} returns an empty result
     */
    public <T> List<T> all(String name, String rule, Function<String, Optional<T>> reader) {
        unread.remove(name);
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(text -> read(name, rule, text, reader).stream())
                .toList();
    }

    /** Returns a code of a vocabulary. */
    public <E extends Enum<E> & Coded> Optional<E> code(String name, Class<E> vocabulary) {
        unread.remove(name);
        return values.containsKey(name)
                ? one(name, ruleOf(vocabulary), text -> Coded.find(vocabulary, text))
                : Optional.empty();
    }

    /** Returns the codes of all occurrences of the parameter. */
    public <E extends Enum<E> & Coded> List<E> codes(String name, Class<E> vocabulary) {
        return all(name, ruleOf(vocabulary), text -> Coded.find(vocabulary, text));
    }

    /** Returns a whole number. */
    public Optional<Integer> number(String name) {
        return one(name, "must be a whole number", QueryParameters::parseNumber);
    }

    /** Returns true for {@code true}, and false for {@code false} or an absent parameter. */
    public boolean flag(String name) {
        return optionalFlag(name).orElse(false);
    }

    /** Returns whether the parameter is {@code true} or {@code false}; empty if it is absent. */
    public Optional<Boolean> optionalFlag(String name) {
        return one(
                name,
                "must be true or false",
                text -> text.equals("true") || text.equals("false")
                        ? Optional.of(text.equals("true"))
                        : Optional.empty());
    }

    /** Adds a violation that one parameter alone does not show, for example if two parameters exclude each other. */
    public void addViolation(String name, String rule) {
        violations.add(new Violation(name, rule));
    }

    /** Returns the inclusive start of a range: an instant in ISO 8601, or a date, which means its start in UTC. */
    public Optional<Instant> rangeStart(String name) {
        return one(name, WireInstant.RANGE_RULE, WireInstant::parseRangeStart);
    }

    /** Returns the exclusive end of a range: an instant in ISO 8601, or a date, which means the end of that UTC day. */
    public Optional<Instant> rangeEnd(String name) {
        return one(name, WireInstant.RANGE_RULE, WireInstant::parseRangeEnd);
    }

    /**
     * Returns all violations, including one for each parameter that was not read. It must be called after all
     * parameters are read.
     */
    public List<Violation> violations() {
        List<Violation> all = new ArrayList<>(violations);
        unread.forEach(
                name -> all.add(new Violation(FieldNames.shortened(name), "is not a parameter that this route knows")));
        return List.copyOf(all);
    }

    /**
     * Checks that the query parameters are valid.
     *
     * @throws InvalidCommandException if they are not, or if {@code others} is not empty
     */
    public void require(List<Violation> others) {
        require(others, List::of);
    }

    /**
     * Checks that the query parameters are valid. The command is checked here only if the request is rejected anyway,
     * so that the client gets all violations at once. Otherwise the use case checks it.
     *
     * @param others violations of other parts of the request
     * @param command returns the violations of the command
     * @throws InvalidCommandException if the parameters are invalid, or if {@code others} is not empty
     */
    public void require(List<Violation> others, Supplier<List<Violation>> command) {
        List<Violation> all = new ArrayList<>(violations());
        all.addAll(others);
        if (!all.isEmpty()) {
            all.addAll(command.get());
            throw new InvalidCommandException(all);
        }
    }

    private <T> Optional<T> read(String name, String rule, String text, Function<String, Optional<T>> reader) {
        Optional<T> read = reader.apply(text);
        if (read.isEmpty()) {
            violations.add(new Violation(name, rule));
        }
        return read;
    }

    private static <E extends Enum<E> & Coded> String ruleOf(Class<E> vocabulary) {
        return "must be one of " + String.join(", ", Coded.codes(vocabulary));
    }

    private static Optional<String> filledLine(String text) {
        return line(text).filter(normalized -> !normalized.isEmpty());
    }

    private static Optional<String> line(String text) {
        return PlainText.isSingleLine(text) ? Optional.of(PlainText.normalized(text)) : Optional.empty();
    }

    private static Optional<Integer> parseNumber(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
