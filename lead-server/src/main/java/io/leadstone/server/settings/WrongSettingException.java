package io.leadstone.server.settings;

/**
 * Thrown if the server cannot start because of a setting. The message is one line that begins with the name of the
 * setting.
 */
public final class WrongSettingException extends RuntimeException {

    /** Creates the message from the name of the setting and the first line of {@code reason}. */
    public WrongSettingException(Setting setting, String reason) {
        this(setting.key(), reason);
    }

    WrongSettingException(String name, String reason) {
        super(name + ": " + reason.lines().map(String::strip).findFirst().orElse(""));
    }
}
