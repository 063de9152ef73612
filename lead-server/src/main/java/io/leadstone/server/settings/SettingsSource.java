package io.leadstone.server.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The values of the environment and the properties file. The environment overrides the file. An empty value counts as
 * unset. An unknown name with the prefix {@code LEADSTONE_} is an error, because it is probably a typing error.
 */
record SettingsSource(Map<Setting, String> values) {

    private static final String PREFIX = "LEADSTONE_";
    /** The variable that names the properties file. It is not allowed in the file. */
    private static final String CONFIG_FILE = PREFIX + "CONFIG";
    /** Variables with this prefix belong to the tests of this project. */
    private static final String TEST_PREFIX = PREFIX + "TEST_";

    static SettingsSource read(Map<String, String> environment, Optional<Path> configFile) {
        Optional<Path> file = configFile.or(() -> named(environment.getOrDefault(CONFIG_FILE, "")));
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        file.ifPresent(path -> entries(path).forEach((name, value) -> put(values, name, value, path.toString())));
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !name.equals(CONFIG_FILE) && !name.startsWith(TEST_PREFIX)) {
                put(values, name, value, "the environment");
            }
        });
        return new SettingsSource(values);
    }

    Optional<String> get(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    private static Optional<Path> named(String file) {
        return Optional.of(file).filter(name -> !name.isBlank()).map(Path::of);
    }

    private static void put(Map<Setting, String> values, String name, String value, String origin) {
        Setting setting = Setting.of(name)
                .orElseThrow(
                        () -> new WrongSettingException(name, "is not a known setting; it was found in " + origin));
        if (!value.isBlank()) {
            values.put(setting, value.strip());
        }
    }

    private static Map<String, String> entries(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new WrongSettingException(CONFIG_FILE, "cannot read " + file + " as a properties file");
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
