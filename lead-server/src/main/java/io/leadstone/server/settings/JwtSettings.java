package io.leadstone.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings for JSON Web Tokens of the host. Without a secret and a JWK set, no such token is accepted.
 *
 * @param secret the secret of tokens signed with HS256
 * @param jwkSet the text of a JWK set (RFC 7517), for tokens signed with RS256 or ES256
 */
public record JwtSettings(
        Optional<String> secret, Optional<String> jwkSet, Optional<String> issuer, Optional<String> audience) {

    static JwtSettings read(SettingsSource source) {
        JwtSettings settings = new JwtSettings(
                source.get(Setting.JWT_SECRET).map(text -> ServerSettings.secret(Setting.JWT_SECRET, text)),
                source.get(Setting.JWT_JWK_SET_FILE).map(JwtSettings::content),
                source.get(Setting.JWT_ISSUER),
                source.get(Setting.JWT_AUDIENCE));
        if (settings.secret.isEmpty() && settings.jwkSet.isEmpty()) {
            settings.issuer.ifPresent(unused -> reject(Setting.JWT_ISSUER));
            settings.audience.ifPresent(unused -> reject(Setting.JWT_AUDIENCE));
        }
        return settings;
    }

    private static void reject(Setting setting) {
        throw new WrongSettingException(
                setting, "has no effect without " + Setting.JWT_SECRET.key() + " or " + Setting.JWT_JWK_SET_FILE.key());
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException unreadable) {
            throw new WrongSettingException(Setting.JWT_JWK_SET_FILE, "cannot read " + file);
        }
    }

    /** Hides the secret from logs. */
    @Override
    public String toString() {
        return "JwtSettings[" + issuer.orElse("any issuer") + "]";
    }
}
