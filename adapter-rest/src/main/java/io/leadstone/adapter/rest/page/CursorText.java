package io.leadstone.adapter.rest.page;

import io.leadstone.application.query.Cursor;
import io.leadstone.domain.CompanyId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors as they are sent: nothing that a client could want to read, and nothing that it can make or change. Each begins with a seal
 * over its text and the company whose list answered it: HMAC-SHA256 (RFC 2104), cut to 128 bits.
 */
final class CursorText {

    private static final String SEPARATOR = "\n";
    private static final int MAX_LENGTH = 2_000;
    private static final String HMAC = "HmacSHA256";
    private static final int SEAL_BYTES = 16;

    private final SecretKeySpec key;

    CursorText(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    String of(Cursor cursor, CompanyId company) {
        String lines = cursor.order() + SEPARATOR + String.join(SEPARATOR, cursor.position());
        byte[] text = lines.getBytes(StandardCharsets.UTF_8);
        byte[] seal = seal(text, company);
        byte[] whole = ByteBuffer.allocate(SEAL_BYTES + text.length)
                .put(seal)
                .put(text)
                .array();
        return text(whole);
    }

    /** The cursor that {@code text} is; empty where it is none that {@link #of} has made for this company. */
    Optional<Cursor> parse(String text, CompanyId company) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text);
            byte[] seal = Arrays.copyOf(whole, SEAL_BYTES);
            byte[] sealed = Arrays.copyOfRange(whole, Math.min(SEAL_BYTES, whole.length), whole.length);
            boolean isOurs = MessageDigest.isEqual(seal, seal(sealed, company))
                    && text(whole).equals(text);
            return isOurs ? Optional.of(read(sealed)) : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            return Optional.empty();
        }
    }

    private static String text(byte[] whole) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    private static Cursor read(byte[] text) throws CharacterCodingException {
        List<String> lines = Arrays.asList(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(text))
                .toString()
                .split(SEPARATOR, -1));
        return new Cursor(lines.get(0), lines.subList(1, lines.size()));
    }

    /** No company's id has a line break, so that it cannot run into the text. */
    private byte[] seal(byte[] text, CompanyId company) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update((company.value() + SEPARATOR).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(text), SEAL_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + HMAC, impossible);
        }
    }
}
