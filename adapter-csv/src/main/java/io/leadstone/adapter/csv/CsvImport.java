package io.leadstone.adapter.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.leadstone.adapter.csv.RejectedRow.Problem;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.lead.CreateLead;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.CreateOutcome;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.ForbiddenTransitionException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.domain.failure.ReadOnlyTransactionException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Imports leads from a CSV file: an own export, or a file of a spreadsheet, of the contacts of Google or Outlook, or of
 * another CRM system. Each row is one create. A row that violates a rule is reported and can be written to a file; the
 * others are stored. The file is streamed, so the memory does not depend on its size.
 *
 * <pre>{@code
 * CsvImportReport report = CsvImport.into(management)
 *         .onDuplicate(DuplicatePolicy.RETURN)
 *         .source("trade fair")
 *         .build()
 *         .run(caller, Path.of("contacts.csv"));
 * }</pre>
 *
 * <p><b>Format.</b> The first row that is not blank is the header. The separator is a comma, a semicolon or a tab,
 * whichever is most frequent in the header. A byte order mark decides on UTF-8 or UTF-16. Without one the file is UTF-8
 * if all of its bytes are, else Windows-1252. UTF-16 without a byte order mark is recognised, too.
 *
 * <p><b>Columns.</b> Known names set fields of the lead; the page {@code docs/operations.md} lists them. Of several
 * emails or phone numbers the first is stored. Other columns are not stored, and the report names them; see
 * {@link CsvImportBuilder#keepUnknownColumns}. An empty cell sets nothing. If all columns have names of an own export,
 * the apostrophes are removed that an export adds to protect spreadsheets.
 *
 * <p><b>Consents.</b> A row grants a consent only by a column for it. The ledger entry has the source {@code import}. A
 * withdrawn consent stays withdrawn.
 *
 * <p>It is immutable. One import may run several times.
 */
public final class CsvImport {

    /** 100: the maximum number of rejected rows in a {@link CsvImportReport}. */
    public static final int MAX_REPORTED = 100;

    private final LeadManagement management;
    private final DuplicatePolicy onDuplicate;
    private final Optional<String> source;
    private final Optional<Charset> charset;
    private final Optional<Path> rejects;
    private final boolean keepsUnknown;
    private final boolean isDryRun;
    private final Consumer<RejectedRow> onRejected;
    private final Runnable onRow;
    private final Consumer<CsvImportReport> onFailure;

    CsvImport(
            LeadManagement management,
            DuplicatePolicy onDuplicate,
            Optional<String> source,
            Optional<Charset> charset,
            Optional<Path> rejects,
            boolean keepsUnknown,
            boolean isDryRun,
            Consumer<RejectedRow> onRejected,
            Runnable onRow,
            Consumer<CsvImportReport> onFailure) {
        this.management = management;
        this.onDuplicate = onDuplicate;
        this.source = source;
        this.charset = charset;
        this.rejects = rejects;
        this.keepsUnknown = keepsUnknown;
        this.isDryRun = isDryRun;
        this.onRejected = onRejected;
        this.onRow = onRow;
        this.onFailure = onFailure;
    }

    /** Returns a builder of an import into the company of the caller. */
    public static CsvImportBuilder into(LeadManagement management) {
        return new CsvImportBuilder(management);
    }

    /**
     * Imports the file. After a failure the rows before it are stored, and the listener {@link
     * CsvImportBuilder#onFailure} gets their report. The file can be imported again with {@link DuplicatePolicy#RETURN}
     * instead of {@link DuplicatePolicy#REJECT}: rows whose email is stored are not stored twice. With {@link
     * DuplicatePolicy#FILL} and {@link DuplicatePolicy#UPDATE} it can be imported again as it is.
     *
     * @param caller needs the scope {@code write}; for a dry run the scope {@code read}
     * @throws UnreadableCsvException if the file is empty or no text, if no column is known, or if its rest cannot be
     *     read
     * @throws FileAlreadyExistsException if the file for rejected rows exists
     * @throws IOException if a file cannot be read or written, or if the folder for rejected rows is missing
     * @throws AccessDeniedException if the caller lacks the scope
     * @throws StoreUnavailableException if the store cannot be reached
     */
    public CsvImportReport run(Caller caller, Path file) throws IOException {
        try (CsvSource csv = CsvSource.open(file, charset)) {
            long number = 1;
            Optional<CsvRecord> first = csv.next();
            while (first.filter(CsvImport::isBlank).isPresent()) {
                first = csv.next();
                number++;
            }
            List<String> names = first.map(CsvRecord::getFields)
                    .orElseThrow(() -> new UnreadableCsvException("the file has no header"));
            ImportHeader header = ImportHeader.of(names);
            ImportCounts counts = new ImportCounts(header);
            if (rejects.isEmpty()) {
                importAll(caller, csv, number, header, counts, (row, rejected) -> {});
            } else {
                try (RejectsFile rejected = new RejectsFile(rejects.get(), names, csv.separator())) {
                    importAll(caller, csv, number, header, counts, rejected::write);
                }
            }
            return counts.report(csv.charset(), csv.separator());
        }
    }

    /** Imports the rows, and reports those before a failure. */
    private void importAll(
            Caller caller, CsvSource csv, long headerNumber, ImportHeader header, ImportCounts counts, RejectsSink sink)
            throws IOException {
        try {
            importRows(caller, csv, headerNumber, header, counts, sink);
        } catch (IOException | RuntimeException failed) {
            onFailure.accept(counts.report(csv.charset(), csv.separator()));
            throw failed;
        }
    }

    private void importRows(
            Caller caller, CsvSource csv, long headerNumber, ImportHeader header, ImportCounts counts, RejectsSink sink)
            throws IOException {
        long number = headerNumber;
        Optional<CsvRecord> next = csv.next();
        while (next.isPresent()) {
            CsvRecord row = next.get();
            number++;
            if (!isBlank(row)) {
                List<Problem> problems = importRow(caller, header, row.getFields(), counts);
                if (!problems.isEmpty()) {
                    RejectedRow rejected = new RejectedRow(number, csv.lineOf(row), problems);
                    counts.reject(rejected);
                    sink.write(row.getFields(), rejected);
                    onRejected.accept(rejected);
                }
                onRow.run();
            }
            next = csv.next();
        }
    }

    private static boolean isBlank(CsvRecord row) {
        return row.getFields().stream().allMatch(String::isBlank);
    }

    /** Stores the row. Returns the reasons if it is rejected. */
    private List<Problem> importRow(Caller caller, ImportHeader header, List<String> cells, ImportCounts counts) {
        ImportedRow row = ImportedRowReader.read(header, cells, source, keepsUnknown);
        CreateLeadCommand command = new CreateLeadCommand(row.fields(), onDuplicate)
                .importedFrom(new CreateLeadCommand.Origin(row.createdAt()));
        if (!row.problems().isEmpty()) {
            return withViolations(header, row.problems(), management.violationsOf(command));
        }
        try {
            if (isDryRun) {
                counts.store(expected(caller, command), 0, row);
            } else {
                CreateLead.Result result = management.leads().create(caller, command);
                counts.store(result.outcome(), result.keptWithdrawals().size(), row);
            }
            return List.of();
        } catch (StoreUnavailableException
                | AccessDeniedException
                | CapabilityMissingException
                | ReadOnlyTransactionException
                | ConcurrentTransactionException failed) {
            throw failed;
        } catch (InvalidCommandException invalid) {
            return withViolations(header, List.of(), invalid.violations());
        } catch (DuplicateEmailException duplicate) {
            return List.of(new Problem(header.nameOf("email"), "is the email of " + owner(duplicate)));
        } catch (ForbiddenTransitionException forbidden) {
            return List.of(new Problem(header.nameOf("status"), "is not allowed: " + forbidden.getMessage()));
        } catch (LeadException refused) {
            return List.of(new Problem("the row", "was refused: " + refused.getMessage()));
        }
    }

    /** Returns the probable outcome of a create. Rows of the file with one email do not know each other. */
    private CreateOutcome expected(Caller caller, CreateLeadCommand command) {
        List<Violation> violations = management.violationsOf(command);
        if (!violations.isEmpty()) {
            throw new InvalidCommandException(violations);
        }
        Optional<LeadSnapshot> owner = command.fields()
                .email()
                .value()
                .flatMap(email -> management.leads().findByEmail(caller, new EmailAddress(email)));
        boolean needsLoss = owner.isEmpty() || onDuplicate != DuplicatePolicy.UPDATE;
        if (needsLoss && !command.fields().canBeNew()) {
            throw new InvalidCommandException(List.of(LeadFields.REASON_WITHOUT_LOSS));
        }
        return owner.map(this::onOwner).orElse(CreateOutcome.CREATED);
    }

    private CreateOutcome onOwner(LeadSnapshot owner) {
        return switch (onDuplicate) {
            case REJECT -> throw new DuplicateEmailException(owner.id());
            case RETURN -> CreateOutcome.RETURNED;
            case FILL -> CreateOutcome.FILLED;
            case UPDATE -> CreateOutcome.UPDATED;
        };
    }

    private static String owner(DuplicateEmailException duplicate) {
        return duplicate.emailOwner().map(id -> "the lead " + id).orElse("another lead");
    }

    private static List<Problem> withViolations(
            ImportHeader header, List<Problem> problems, List<Violation> violations) {
        List<Problem> all = new ArrayList<>(problems);
        violations.forEach(violation -> all.add(new Problem(header.nameOf(violation.field()), violation.message())));
        return all;
    }

    /** Takes a rejected row. */
    @FunctionalInterface
    private interface RejectsSink {

        void write(List<String> cells, RejectedRow rejected) throws IOException;
    }
}
