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
 * Encodes and decodes cursors. Clients cannot create or change one, because its text begins with a message
 * authentication code of the cursor and the company: HMAC-SHA256 (RFC 2104), cut to 128 bits.
 */
final class CursorText {

    private static final String SEPARATOR = "\n";
    /** The maximum length of a cursor in characters. Longer texts are rejected before they are decoded. */
    private static final int MAX_LENGTH = 2_000;

    private static final String HMAC = "HmacSHA256";
    private static final int MAC_BYTES = 16;

    private final SecretKeySpec key;

    CursorText(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** Returns the text of a cursor for lists of the company. */
    String of(Cursor cursor, CompanyId company) {
        String lines = cursor.order() + SEPARATOR + String.join(SEPARATOR, cursor.position());
        byte[] text = lines.getBytes(StandardCharsets.UTF_8);
        byte[] mac = mac(text, company);
        byte[] whole =
                ByteBuffer.allocate(MAC_BYTES + text.length).put(mac).put(text).array();
        return text(whole);
    }

    /** Returns the cursor. The result is empty unless {@link #of} has returned the text for this company. */
    Optional<Cursor> parse(String text, CompanyId company) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text);
            byte[] mac = Arrays.copyOf(whole, MAC_BYTES);
            byte[] content = Arrays.copyOfRange(whole, Math.min(MAC_BYTES, whole.length), whole.length);
            boolean isValid = MessageDigest.isEqual(mac, mac(content, company))
                    && text(whole).equals(text);
            return isValid ? Optional.of(read(content)) : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException invalid) {
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

    /**
     * Returns the message authentication code. The separator is unambiguous, because the id of a company has no line
     * break.
     */
    private byte[] mac(byte[] text, CompanyId company) {
        try {
            Mac hmac = Mac.getInstance(HMAC);
            hmac.init(key);
            hmac.update((company.value() + SEPARATOR).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hmac.doFinal(text), MAC_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java runtime does not support " + HMAC, impossible);
        }
    }
}
