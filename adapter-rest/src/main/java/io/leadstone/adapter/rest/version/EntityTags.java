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
 * The value of {@code If-Match} or {@code If-None-Match} (RFC 9110, 13.1).
 *
 * @param any whether it is {@code *}
 * @param strong the tags that are not weak
 * @param all the tags, weak or not
 */
public record EntityTags(boolean any, List<String> strong, List<String> all) {

    private static final int MAX_TAGS = 10;
    private static final String OPAQUE = "\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\"";
    private static final Pattern VERSION = Pattern.compile("\"([1-9][0-9]{0,17})(?:-[^\"]*+)?\"");
    private static final Pattern TAG = Pattern.compile("[ \\t]*+(W/)?(" + OPAQUE + ")[ \\t]*+(?:,|$)");

    public EntityTags {
        strong = List.copyOf(strong);
        all = List.copyOf(all);
    }

    /** The tag of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The tag of a record of this version that is answered together with something that has a life of its own. */
    public static String of(long version, String together) {
        return "\"" + version + "-" + together + "\"";
    }

    /**
     * The tags in the header; empty where the request has no such header.
     *
     * @throws RefusedException where its value is malformed
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

    /** Whether a record of this version may be written (strong comparison); what it was answered together with does not count. */
    boolean matchStrongly(long version) {
        return any || versions().contains(version);
    }

    /** The versions that the strong tags name; a tag that we never made names none. */
    List<Long> versions() {
        return strong.stream()
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(tag -> Long.valueOf(tag.group(1)))
                .distinct()
                .toList();
    }

    /** Whether the client has what is answered with this tag already (weak comparison). */
    boolean matchWeakly(String tag) {
        return any || all.contains(tag);
    }
}
