package io.leadstone.server.cli;

import io.leadstone.adapter.rest.export.Export;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.CompanyId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * An export into a file. The file appears under its name only when the export is complete.
 *
 * @param replace true if an existing file may be replaced
 */
record ExportFile(Path file, boolean replace) {

    private static final int BUFFER_BYTES = 64 * 1024;

    /**
     * Writes the file. After a failure no partial file remains.
     *
     * @throws FileAlreadyExistsException if the file exists and must not be replaced
     * @throws IOException if the file cannot be written
     */
    void write(Export export, LeadManagement management, CompanyId company, Runnable eachRow) throws IOException {
        requireFree();
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        Path unfinished = Files.createTempFile(folder, file.getFileName() + ".", ".part");
        unfinished.toFile().deleteOnExit(); // If the program is interrupted.
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER_BYTES)) {
                export.write(management, Caller.member(company, "leadstone-export", Scope.READ), out, eachRow);
            }
            requireFree();
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void requireFree() throws FileAlreadyExistsException {
        if (!replace && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }
}
