package io.leadstone.server.cli;

import io.leadstone.adapter.rest.export.Export;
import io.leadstone.domain.CompanyId;
import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine.ExitCode;

/** {@code leadstone export}: writes the data of a company from the store into a file. */
record ExportCommand(ConfigOption config, PrintStream err) {

    int export(Export export, CompanyId company, ExportFile file) {
        ServerSettings settings = config.settings();
        try (OpenStore store = OpenStore.open(settings.store())) {
            RowProgress progress = new RowProgress(export.type().code(), err, System::nanoTime);
            try {
                file.write(export, LeadServer.managementWithoutRenewal(settings, store), company, progress);
            } catch (IOException | RuntimeException failed) {
                progress.endEarly();
                throw failed;
            }
            progress.end();
            return ExitCode.OK;
        } catch (FileAlreadyExistsException taken) {
            err.println(file.file() + " already exists; --force replaces it");
        } catch (NoSuchFileException nowhere) {
            err.println("cannot write " + file.file() + ": the folder does not exist");
        } catch (IOException failed) {
            err.println("cannot write " + file.file() + ": " + FileFailures.describe(failed));
        }
        return ExitCode.SOFTWARE;
    }
}
