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
 * The values that were given, by setting. The environment wins over the file, an empty value is as good as none, and a name that
 * says Leadstone but is no setting is an error, since it is a typing error most of the time.
 */
record SettingsSource(Map<Setting, String> values) {

    private static final String OURS = "LEADSTONE_";
    /** Names the properties file; not a setting in it. */
    private static final String CONFIG = OURS + "CONFIG";
    /** For the tests of this project, which may run in the same shell. */
    private static final String TESTS = OURS + "TEST_";

    static SettingsSource read(Map<String, String> environment, Optional<Path> configFile) {
        Optional<Path> file = configFile.or(() -> named(environment.getOrDefault(CONFIG, "")));
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        file.ifPresent(path -> entries(path).forEach((name, value) -> put(values, name, value, path.toString())));
        environment.forEach((name, value) -> {
            if (name.startsWith(OURS) && !name.equals(CONFIG) && !name.startsWith(TESTS)) {
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
                .orElseThrow(() -> new WrongSettingException(name, "is no setting, found in " + origin));
        if (!value.isBlank()) {
            values.put(setting, value.strip());
        }
    }

    private static Map<String, String> entries(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new WrongSettingException(CONFIG, "cannot read " + file + " as a properties file");
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
