package io.leadstone.application.search;

import io.leadstone.application.query.LeadFilter;
import io.leadstone.domain.CaseFolding;
import io.leadstone.domain.MetadataValue;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Filter terms of leads, for stores with an index of terms. A lead has one filter term for its phone number in
 * international form, one for its company, one for each tag, and one for each {@linkplain
 * io.leadstone.domain.Metadata#values value} of its metadata. Equal values have equal terms.
 *
 * <p>A term is the letter {@code f} and a hash of 64 bits in hexadecimal digits. The index needs no values, which may
 * be long. Two different values of one company have the same term only by chance. Filter terms are personal data, like
 * the values that they come from. No filter term equals an index term of {@link IndexTerms}.
 */
public final class FilterTerms {

    /** Length of a term, in characters of ASCII. */
    public static final int CHARACTERS = 17;

    private static final String KIND = "f";
    private static final int HASH_BYTES = 8;

    private static final String PHONE = "phone";
    private static final String COMPANY = "company";
    private static final String TAG = "tag";
    private static final String METADATA = "metadata";

    private FilterTerms() {}

    /** Returns all filter terms of a lead. */
    public static SortedSet<String> of(LeadDetails details) {
        SortedSet<String> terms = new TreeSet<>();
        details.phone().flatMap(PhoneNumber::e164).ifPresent(e164 -> terms.add(term(PHONE, e164)));
        details.company().ifPresent(text -> terms.add(folded(COMPANY, text)));
        details.tags().forEach(tag -> terms.add(folded(TAG, tag)));
        details.metadata().values().forEach((name, value) -> terms.add(metadata(name, value)));
        return Collections.unmodifiableSortedSet(terms);
    }

    /**
     * Returns conditions that each lead meets that matches the filter: it has at least one of the terms of each
     * condition. A lead that meets all conditions matches the phone, company, tags and metadata of the filter. A
     * condition without terms is met by no lead. The conditions that are usually rarer come first.
     *
     * @param filter a {@linkplain LeadFilter#resolved resolved} filter
     */
    public static List<SortedSet<String>> of(LeadFilter filter) {
        List<SortedSet<String>> conditions = new ArrayList<>();
        filter.phone()
                .ifPresent(phone -> conditions.add(oneOf(
                        phone.e164().map(e164 -> Set.of(term(PHONE, e164))).orElse(Set.of()))));
        filter.metadata()
                .forEach((name, values) -> conditions.add(oneOf(
                        values.stream().map(value -> metadata(name, value)).collect(Collectors.toSet()))));
        filter.company().ifPresent(text -> conditions.add(oneOf(Set.of(folded(COMPANY, text)))));
        filter.tag().stream()
                .map(tag -> folded(TAG, tag))
                .distinct()
                .sorted()
                .forEach(term -> conditions.add(oneOf(Set.of(term))));
        return List.copyOf(conditions);
    }

    /** Returns these terms as one text, each between blanks. It contains the text of each of them alone. */
    public static String text(Set<String> terms) {
        return " " + String.join(" ", terms) + " ";
    }

    /** Returns true if the fields with filter terms are equal. It does not compute the terms. */
    public static boolean hasSameSource(LeadDetails one, LeadDetails other) {
        return one.phone().equals(other.phone())
                && one.company().equals(other.company())
                && one.tags().equals(other.tags())
                && one.metadata().equals(other.metadata());
    }

    private static SortedSet<String> oneOf(Set<String> terms) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(terms));
    }

    private static String metadata(String name, MetadataValue value) {
        return term(METADATA, name, value.type().name(), value.text());
    }

    private static String folded(String field, String text) {
        return term(field, CaseFolding.fold(text));
    }

    /** Each part is hashed with its length, so that different parts never give the same input. */
    private static String term(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
        }
        return KIND + HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java runtime does not support SHA-256", impossible);
        }
    }
}
