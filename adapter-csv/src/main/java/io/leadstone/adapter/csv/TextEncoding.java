package io.leadstone.adapter.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The charset of a text file, and the length of its byte order mark.
 *
 * @param markLength the number of bytes before the text
 */
record TextEncoding(Charset charset, int markLength) {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int BUFFER = 1 << 16;

    /** The first bytes of a ZIP file, such as a workbook of a spreadsheet. */
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /**
     * Detects the charset. A byte order mark decides. Without one, UTF-16 is recognised by the zero bytes of the first
     * characters. Then the file is read once: it is UTF-8 if all of its bytes are, else Windows-1252.
     *
     * @throws UnreadableCsvException if the file is empty or no text
     */
    static TextEncoding of(Path file) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            throw new UnreadableCsvException("the file is empty");
        }
        Optional<TextEncoding> marked = marked(head);
        if (marked.isPresent()) {
            return marked.get();
        }
        if (startsWith(head, ZIP)) {
            throw new UnreadableCsvException("the file is a workbook or an archive; save it as CSV first");
        }
        Optional<TextEncoding> wide = wide(head);
        if (wide.isPresent()) {
            return wide.get();
        }
        if (hasZero(file)) {
            throw new UnreadableCsvException("the file is no text: it contains zero bytes");
        }
        return new TextEncoding(isDecodable(file, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : WINDOWS_1252, 0);
    }

    /** Returns the encoding of a file whose charset is known. */
    static TextEncoding of(Path file, Charset charset) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            throw new UnreadableCsvException("the file is empty");
        }
        int markLength = marked(head)
                .filter(found -> found.charset().equals(charset) || charset.equals(StandardCharsets.UTF_16))
                .map(TextEncoding::markLength)
                .orElse(0);
        return new TextEncoding(charset, charset.equals(StandardCharsets.UTF_16) ? 0 : markLength);
    }

    private static Optional<TextEncoding> marked(byte[] head) {
        if (startsWith(head, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_8, 3));
        }
        if (startsWith(head, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_16LE, 2));
        }
        if (startsWith(head, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_16BE, 2));
        }
        return Optional.empty();
    }

    /** A header in Latin letters has a zero in each pair of bytes. */
    private static Optional<TextEncoding> wide(byte[] head) {
        if (head.length >= 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_16LE, 0));
        }
        if (head.length >= 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_16BE, 0));
        }
        return Optional.empty();
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }

    private static boolean startsWith(byte[] head, byte[] prefix) {
        if (head.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (head[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasZero(Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            int read = in.read(buffer);
            while (read > 0) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == 0) {
                        return true;
                    }
                }
                read = in.read(buffer);
            }
        }
        return false;
    }

    private static boolean isDecodable(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = strict(charset);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        try (InputStream in = Files.newInputStream(file)) {
            int read = in.read(bytes.array());
            while (read > 0) {
                bytes.limit(bytes.position() + read).position(0);
                if (decoder.decode(bytes, chars.clear(), false).isError()) {
                    return false;
                }
                bytes.compact();
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            }
            bytes.flip();
            CoderResult end = decoder.decode(bytes, chars.clear(), true);
            return !end.isError();
        }
    }

    /** Returns a decoder that reports bytes without a character by a {@link CharacterCodingException}. */
    static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
