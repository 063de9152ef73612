package io.leadstone.adapter.rest.version;

import io.leadstone.adapter.rest.problem.Problem;
import io.leadstone.adapter.rest.problem.RefusedException;
import io.leadstone.domain.failure.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entity tags in {@code If-Match} or {@code If-None-Match} (RFC 9110, section 13.1).
 *
 * @param any true if the value is {@code *}
 * @param strong the tags that are not weak
 * @param all all tags, weak or strong
 */
public record EntityTags(boolean any, List<String> strong, List<String> all) {

    /** The maximum number of tags in a header. A write may need one attempt for each of them. */
    private static final int MAX_TAGS = 10;

    private static final String OPAQUE = "\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\"";
    private static final Pattern VERSION = Pattern.compile("\"([1-9][0-9]{0,17})(?:-[^\"]*+)?\"");
    private static final Pattern TAG = Pattern.compile("[ \\t]*+(W/)?(" + OPAQUE + ")[ \\t]*+(?:,|$)");

    public EntityTags {
        strong = List.copyOf(strong);
        all = List.copyOf(all);
    }

    /** Returns the tag of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Returns the tag of a record whose answer also contains values that can change while the version stays the same.
     *
     * @param furtherState a text that changes if one of these values changes
     */
    public static String of(long version, String furtherState) {
        return "\"" + version + "-" + furtherState + "\"";
    }

    /**
     * Returns the tags of the header; empty if the request does not have it.
     *
     * @throws RefusedException with 400 if the value is malformed
     */
    public static Optional<EntityTags> parse(String header, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value.strip().equals("*")) {
            return Optional.of(new EntityTags(true, List.of(), List.of()));
        }
        List<String> strong = new ArrayList<>();
        List<String> all = new ArrayList<>();
        Matcher tag = TAG.matcher(value);
        int end = 0;
        while (end < value.length() && tag.region(end, value.length()).lookingAt()) {
            all.add(tag.group(2));
            if (tag.group(1) == null) {
                strong.add(tag.group(2));
            }
            end = tag.end();
        }
        if (end < value.length() || all.isEmpty() || all.size() > MAX_TAGS) {
            throw new RefusedException(Problem.of(
                    400,
                    "BAD_REQUEST",
                    List.of(new Violation(header, "must be * or at most " + MAX_TAGS + " entity tags like \"3\""))));
        }
        return Optional.of(new EntityTags(false, strong, all));
    }

    /** Returns true if a tag matches the version (strong comparison). The further state of the answer is ignored. */
    boolean matchStrongly(long version) {
        return any || versions().contains(version);
    }

    /** Returns the versions in the strong tags. Tags in another format are ignored. */
    List<Long> versions() {
        return strong.stream()
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(tag -> Long.valueOf(tag.group(1)))
                .distinct()
                .toList();
    }

    /** Returns true if the header contains this tag (weak comparison). */
    boolean matchWeakly(String tag) {
        return any || all.contains(tag);
    }
}
