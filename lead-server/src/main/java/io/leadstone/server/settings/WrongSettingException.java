package io.leadstone.server.settings;

/** A setting that the server cannot start with. The message is one line for the operator, and begins with the setting's name. */
public final class WrongSettingException extends RuntimeException {

    /** {@code reason} completes the line that the setting's name begins. */
    public WrongSettingException(Setting setting, String reason) {
        this(setting.key(), reason);
    }

    WrongSettingException(String name, String reason) {
        super(name + ": " + reason.lines().map(String::strip).findFirst().orElse(""));
    }
}
