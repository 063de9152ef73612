package io.leadstone.server.cli;

import io.leadstone.adapter.libphonenumber.LibPhoneNumbers;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.domain.CompanyId;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code leadstone import}. */
final class ImportOptions {

    @Parameters(paramLabel = "<file>", description = "The CSV file. Its first row is the header.")
    private Path file = Path.of("");

    @Option(names = "--company", required = true, description = "The company.")
    private CompanyId company = new CompanyId("none");

    @Option(
            names = "--on-duplicate",
            defaultValue = "reject",
            description = "What happens to a row whose email a live lead has: reject, return, fill or update.")
    private DuplicatePolicy onDuplicate = DuplicatePolicy.REJECT;

    @Option(names = "--source", description = "The source of leads whose row has none.")
    private Optional<String> source = Optional.empty();

    @Option(names = "--region", description = "The country of phone numbers without a country code, such as DE.")
    private Optional<LibPhoneNumbers> region = Optional.empty();

    @Option(
            names = "--charset",
            description = "The charset, such as windows-1252; detected by default: UTF-8, UTF-16 or Windows-1252.")
    private Optional<Charset> charset = Optional.empty();

    @Option(
            names = "--rejects",
            paramLabel = "<file>",
            description = "A new file for the rejected rows, with the reasons.")
    private Optional<Path> rejects = Optional.empty();

    @Option(names = "--keep-unknown", description = "Keeps values of unknown columns in the metadata.")
    private boolean keepsUnknown;

    @Option(names = "--dry-run", description = "Only checks the rows. Nothing is stored.")
    private boolean isDryRun;

    Path file() {
        return file;
    }

    CompanyId company() {
        return company;
    }

    DuplicatePolicy onDuplicate() {
        return onDuplicate;
    }

    Optional<String> source() {
        return source;
    }

    Optional<LibPhoneNumbers> region() {
        return region;
    }

    Optional<Charset> charset() {
        return charset;
    }

    Optional<Path> rejects() {
        return rejects;
    }

    boolean keepsUnknown() {
        return keepsUnknown;
    }

    boolean isDryRun() {
        return isDryRun;
    }
}
