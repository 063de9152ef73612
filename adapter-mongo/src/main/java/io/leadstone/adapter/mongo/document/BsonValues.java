package io.leadstone.adapter.mongo.document;

import io.leadstone.domain.Coded;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Conversions between Java values and BSON. The host's codecs do not affect them. UUIDs become binary values of subtype
 * 4, and instants become dates. An absent value has no field; {@code null} is not stored.
 */
public final class BsonValues {

    private static final Instant FIRST_DATE = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST_DATE = Instant.ofEpochMilli(Long.MAX_VALUE);

    private BsonValues() {}

    public static BsonValue of(String text) {
        return new BsonString(text);
    }

    public static BsonValue of(long number) {
        return new BsonInt64(number);
    }

    public static BsonValue of(boolean flag) {
        return BsonBoolean.valueOf(flag);
    }

    public static BsonValue of(UUID id) {
        return new BsonBinary(id);
    }

    /**
     * Returns the first date that is not before {@code instant}, or the last date that BSON has. Stored instants are
     * whole milliseconds.
     */
    public static BsonValue notBefore(Instant instant) {
        BsonDateTime date = notAfter(instant);
        boolean isEarlier = Instant.ofEpochMilli(date.getValue()).isBefore(instant);
        return isEarlier && date.getValue() < Long.MAX_VALUE ? new BsonDateTime(date.getValue() + 1) : date;
    }

    /** Returns the last date that is not after {@code instant}, or the first date that BSON has. */
    public static BsonDateTime notAfter(Instant instant) {
        Instant date = instant.isBefore(FIRST_DATE) ? FIRST_DATE : instant.isAfter(LAST_DATE) ? LAST_DATE : instant;
        return new BsonDateTime(date.toEpochMilli());
    }

    /** @throws ArithmeticException if the instant is outside of the range of BSON dates */
    public static BsonValue of(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }

    public static BsonValue of(Coded value) {
        return of(value.code());
    }

    public static BsonArray ofTexts(Collection<String> texts) {
        return new BsonArray(texts.stream().map(BsonValues::of).toList());
    }

    public static BsonArray ofCodes(Collection<? extends Coded> values) {
        return new BsonArray(values.stream().map(BsonValues::of).toList());
    }

    public static String text(BsonDocument document, String field) {
        return document.getString(field).getValue();
    }

    public static Optional<String> textIfAny(BsonDocument document, String field) {
        return document.containsKey(field) ? Optional.of(text(document, field)) : Optional.empty();
    }

    public static long number(BsonDocument document, String field) {
        return document.getNumber(field).longValue();
    }

    public static boolean flag(BsonDocument document, String field) {
        return document.getBoolean(field).getValue();
    }

    public static UUID uuid(BsonDocument document, String field) {
        return document.getBinary(field).asUuid();
    }

    public static Optional<UUID> uuidIfAny(BsonDocument document, String field) {
        return document.containsKey(field) ? Optional.of(uuid(document, field)) : Optional.empty();
    }

    public static Instant instant(BsonDocument document, String field) {
        return Instant.ofEpochMilli(document.getDateTime(field).getValue());
    }

    public static Optional<Instant> instantIfAny(BsonDocument document, String field) {
        return document.containsKey(field) ? Optional.of(instant(document, field)) : Optional.empty();
    }

    public static <E extends Enum<E> & Coded> E coded(Class<E> type, BsonDocument document, String field) {
        return Coded.parse(type, text(document, field));
    }

    /** Returns the elements of an array, or an empty list if there is no such field. */
    public static List<BsonValue> elements(BsonDocument document, String field) {
        return document.containsKey(field) ? document.getArray(field).getValues() : List.of();
    }

    public static List<String> texts(BsonDocument document, String field) {
        return elements(document, field).stream()
                .map(element -> element.asString().getValue())
                .toList();
    }

    public static List<BsonDocument> documents(BsonDocument document, String field) {
        return elements(document, field).stream().map(BsonValue::asDocument).toList();
    }
}
