package io.leadstone.server.cli;

import io.leadstone.server.settings.ServerSettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --config}, which every command has. */
final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "<file>",
            description = "A properties file with settings (LEADSTONE_PORT=8080). The environment overrides it.")
    private Optional<Path> file = Optional.empty();

    ServerSettings settings() {
        return ServerSettings.read(file);
    }
}
