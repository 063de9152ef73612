package io.leadstone.adapter.csv;

import static io.leadstone.adapter.csv.ImportedStore.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.lead.CreateOutcome;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.RecordConsentCommand;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvImportTest {

    @TempDir
    private Path directory;

    private ImportedStore store;

    @BeforeEach
    void open() {
        store = new ImportedStore(directory);
    }

    @ParameterizedTest
    @CsvSource({"excel-utf8.csv, UTF-8, ;", "excel-unicode.txt, UTF-16LE, '\t'"})
    void a_file_of_excel_is_imported(String file, String charset, char separator) throws IOException {
        CsvImportReport report = store.run(file, options -> options.source("fair"));

        assertThat(report.charset()).isEqualTo(Charset.forName(charset));
        assertThat(report.separator()).isEqualTo(separator);
        assertThat(report.rows()).as("without the blank row").isEqualTo(4);
        assertThat(report.outcomes()).isEqualTo(Map.of(CreateOutcome.CREATED, 3L));
        assertThat(report.notStored()).isEqualTo(Map.of("Kundennummer", 2L));
        assertThat(report.firstRejected()).hasSize(1);
        RejectedRow rejected = report.firstRejected().get(0);
        assertThat(rejected.row()).isEqualTo(6);
        assertThat(rejected.line()).isEqualTo(7);
        assertThat(rejected.problems()).extracting(RejectedRow.Problem::column).contains("E-Mail");

        LeadDetails juergen = store.leads().get(0).details();
        assertThat(juergen.firstName()).contains("J\u00FCrgen");
        assertThat(juergen.lastName()).contains("M\u00FCller");
        assertThat(juergen.email().map(EmailAddress::value)).contains("juergen@mueller.example");
        assertThat(juergen.phone().map(PhoneNumber::typed)).contains("0170 1234567");
        assertThat(juergen.notes()).contains("Erste Zeile\nZweite \"Zeile\"");
        assertThat(juergen.source()).contains("fair");
        assertThat(juergen.metadata().json()).isEqualTo("{}");
        assertThat(values(LeadDetails::firstName)).containsExactly("J\u00FCrgen", "\u0141ukasz", "Anna");
    }

    @Test
    void a_file_in_windows_1252_is_detected() throws IOException {
        CsvImportReport report = store.run("excel-ansi.csv", CsvImportBuilder::keepUnknownColumns);

        assertThat(report.charset().name()).isEqualTo("windows-1252");
        assertThat(report.separator()).as("stated by the line sep=;").isEqualTo(';');
        LeadDetails lead = store.leads().get(0).details();
        assertThat(lead.lastName()).contains("M\u00FC\u00DFig");
        assertThat(lead.metadata().json()).isEqualTo("{\"Preis\":\"5 \u20AC\"}");
        assertThat(report.notStored()).isEmpty();
        assertThat(report.keptInMetadata()).isEqualTo(Map.of("Preis", 1L));
    }

    @Test
    void contacts_of_google_are_imported() throws IOException {
        CsvImportReport report = store.run("google.csv", CsvImportBuilder::keepUnknownColumns);

        assertThat(report.outcomes()).isEqualTo(Map.of(CreateOutcome.CREATED, 2L));
        assertThat(report.firstRejected().get(0).row()).isEqualTo(4);
        LeadDetails ilka = store.leads().get(0).details();
        assertThat(ilka.firstName()).contains("Ilka Maria");
        assertThat(ilka.lastName()).contains("Garbrecht-Lopez");
        assertThat(ilka.company()).contains("Acme Nord");
        assertThat(ilka.email().map(EmailAddress::value)).contains("ilka@acme.example");
        assertThat(ilka.phone().map(PhoneNumber::typed)).contains("+49 170 1234567");
        assertThat(ilka.phone().flatMap(PhoneNumber::e164)).contains("+491701234567");
        assertThat(ilka.tags()).containsExactly("Customers");
        assertThat(ilka.notes()).contains("Met at the fair,\nlikes tea");
        assertThat(ilka.metadata().json())
                .contains(
                        "\"E-mail 1 - Value\":\"ilka.private@example.com\"",
                        "\"E-mail 2 - Value\":\"ilka@home.example\"",
                        "\"Phone 1 - Value\":\"+49 30 901820\"",
                        "\"Organization Title\":\"Head of Sales\"");
        assertThat(report.keptInMetadata().keySet())
                .containsExactly(
                        "Organization Title",
                        "E-mail 1 - Label",
                        "E-mail 1 - Value",
                        "E-mail 2 - Label",
                        "E-mail 2 - Value",
                        "Phone 1 - Label",
                        "Phone 1 - Value");
        assertThat(store.leads().get(1).details().tags()).isEmpty();
    }

    @Test
    void older_contacts_of_google_are_imported() throws IOException {
        CsvImportReport report = store.run("google-older.csv", options -> options);

        assertThat(report.count(CreateOutcome.CREATED)).isEqualTo(2);
        LeadDetails jordan = store.leads().get(0).details();
        assertThat(jordan.firstName()).contains("Jordan");
        assertThat(jordan.company()).contains("Analytical Engines");
        assertThat(jordan.tags()).containsExactly("VIP", "Fair 2019");
        LeadDetails robin = store.leads().get(1).details();
        assertThat(robin.firstName()).contains("Robin");
        assertThat(robin.lastName()).contains("Doe");
        assertThat(report.notStored().keySet()).containsExactly("E-mail 1 - Type");
    }

    @Test
    void contacts_of_outlook_are_imported() throws IOException {
        CsvImportReport report = store.run("outlook.csv", options -> options);

        assertThat(report.charset().name()).isEqualTo("windows-1252");
        assertThat(report.count(CreateOutcome.CREATED)).isEqualTo(1);
        LeadDetails zoe = store.leads().get(0).details();
        assertThat(zoe.firstName()).contains("Zo\u00EB");
        assertThat(zoe.lastName()).contains("O'Hagan");
        assertThat(zoe.company()).contains("Smith, Sons & Co");
        assertThat(zoe.phone().map(PhoneNumber::typed)).contains("+1 201 555 0123");
        assertThat(zoe.tags()).containsExactly("Customers", "Fair 2024");
        assertThat(zoe.notes()).contains("Line one\r\nLine two");
        assertThat(report.notStored()).containsKeys("Business Phone", "E-mail 2 Address", "Birthday");
        assertThat(report.firstRejected().get(0).problems())
                .as("an address of Exchange is no email")
                .extracting(RejectedRow.Problem::column)
                .containsOnly("E-mail Address");
    }

    @Test
    void dates_consents_and_sources_of_a_crm_system_are_imported() throws IOException {
        CsvImportReport report = store.run("hubspot.csv", options -> options.source("crm"));

        assertThat(report.count(CreateOutcome.CREATED)).isEqualTo(2);
        LeadSnapshot kim = store.leads().get(0);
        assertThat(kim.createdAt()).isEqualTo(Instant.parse("2024-03-01T10:22:00Z"));
        assertThat(kim.updatedAt()).isEqualTo(Instant.parse("2025-09-01T12:00:00Z"));
        assertThat(kim.details().source()).contains("Organic search");
        assertThat(kim.status()).as("its status means something else there").isEqualTo(LeadStatus.NEW);
        assertThat(kim.consents().marketing()).isEqualTo(ConsentState.GRANTED);
        assertThat(kim.consents().dataProcessing()).isEqualTo(ConsentState.UNDECIDED);
        assertThat(store.management()
                        .leads()
                        .consent(ALICE, kim.id(), PageRequest.page(1, 10))
                        .items())
                .extracting(entry -> entry.decision().source())
                .containsExactly(Optional.of("import"));
        LeadSnapshot sam = store.leads().get(1);
        assertThat(sam.status()).isEqualTo(LeadStatus.QUALIFIED);
        assertThat(sam.milestones().qualifiedAt()).contains(Instant.parse("2023-12-31T00:00:00Z"));
        assertThat(sam.consents().marketing()).isEqualTo(ConsentState.UNDECIDED);
        assertThat(report.notStored()).isEqualTo(Map.of("Record ID", 2L, "Lead Status", 1L));
        assertThat(report.firstRejected().get(0).reasons()).startsWith("Create Date must be a date or an instant");
    }

    @Test
    void a_second_run_creates_no_doubles_for_rows_with_an_email() throws IOException {
        store.run("excel-utf8.csv", options -> options);
        CsvImportReport again = store.run("excel-utf8.csv", options -> options.onDuplicate(DuplicatePolicy.RETURN));

        assertThat(again.count(CreateOutcome.RETURNED)).isEqualTo(2);
        assertThat(again.count(CreateOutcome.CREATED))
                .as("the row without an email")
                .isEqualTo(1);

        CsvImportReport rejected = store.run("excel-utf8.csv", options -> options);
        assertThat(rejected.firstRejected().get(0).reasons())
                .isEqualTo("E-Mail is the email of the lead "
                        + store.leads().get(0).id());
    }

    @Test
    void duplicates_are_filled_or_updated_on_request() throws IOException {
        store.runText("email,last name\nkim@example.com,Park\n", options -> options);

        CsvImportReport filled = store.runText(
                "email,last name,company\nKIM@example.com,Other,Hanbit\n",
                options -> options.onDuplicate(DuplicatePolicy.FILL));
        assertThat(filled.count(CreateOutcome.FILLED)).isEqualTo(1);
        assertThat(store.leads().get(0).details().lastName()).contains("Park");
        assertThat(store.leads().get(0).details().company()).contains("Hanbit");

        CsvImportReport updated = store.runText(
                "email,last name,company\nkim@example.com,Lee,\n",
                options -> options.onDuplicate(DuplicatePolicy.UPDATE));
        assertThat(updated.count(CreateOutcome.UPDATED)).isEqualTo(1);
        assertThat(store.leads().get(0).details().lastName()).contains("Lee");
        assertThat(store.leads().get(0).details().company())
                .as("an empty cell clears nothing")
                .contains("Hanbit");
    }

    @Test
    void a_withdrawn_consent_stays_withdrawn() throws IOException {
        String file = "email,name,consent_marketing\nkim@example.com,Park,yes\n";
        store.runText(file, options -> options);
        LeadSnapshot kim = store.leads().get(0);
        store.management()
                .leads()
                .recordConsent(
                        ALICE,
                        RecordConsentCommand.withdraw(kim.id(), ConsentPurpose.MARKETING)
                                .build());

        CsvImportReport report = store.runText(file, options -> options.onDuplicate(DuplicatePolicy.UPDATE));

        assertThat(report.keptWithdrawals()).isEqualTo(1);
        assertThat(store.leads().get(0).consents().marketing()).isEqualTo(ConsentState.WITHDRAWN);
    }

    @Test
    void a_dry_run_stores_nothing_and_reports_the_same() throws IOException {
        store.runText("email,name\njuergen@mueller.example,M\n", options -> options);

        CsvImportReport expected = store.run("excel-utf8.csv", CsvImportBuilder::dryRun);
        assertThat(store.leads()).hasSize(1);
        CsvImportReport real = store.run("excel-utf8.csv", options -> options);

        assertThat(expected).isEqualTo(real);
        assertThat(expected.rejected()).isEqualTo(2);
    }

    @Test
    void rejected_rows_are_written_and_can_be_imported_after_a_correction() throws IOException {
        Path rejects = directory.resolve("rejects.csv");
        List<Long> seen = new ArrayList<>();
        String file = "email;name;extra\nno address;Park;1\nkim@example.com;Kim;2\nlee@example.com;;3;4\n";
        CsvImportReport report =
                store.runText(file, options -> options.rejects(rejects).onRejected(row -> seen.add(row.row())));

        assertThat(report.rejected()).isEqualTo(2);
        assertThat(seen).containsExactly(2L, 4L);
        String written = Files.readString(rejects);
        assertThat(written)
                .startsWith("\uFEFFemail;name;extra;import_row;import_problem\r\nno address;Park;1;2;")
                .contains("\r\nlee@example.com;;3;4;\"the row has 4 cells, and the header has 3; ");

        Path corrected = store.file(written.replace("no address", "park@example.com"));
        Path next = directory.resolve("next.csv");
        CsvImportReport second = store.run(corrected, options -> options.rejects(next));
        assertThat(second.count(CreateOutcome.CREATED)).isEqualTo(1);
        assertThat(second.rejected()).isEqualTo(1);
        assertThat(Files.readString(next)).startsWith("\uFEFFemail;name;extra;import_row;import_problem\r\n");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> store.run(corrected, options -> options.rejects(next)));
    }

    @Test
    void without_rejected_rows_there_is_no_file_of_them() throws IOException {
        Path rejects = directory.resolve("rejects.csv");
        store.runText("email,name\nkim@example.com,Kim\n", options -> options.rejects(rejects));
        assertThat(rejects).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "a,b\nx,y\n", "\n\n"})
    void a_file_without_a_known_header_is_refused(String text) {
        assertThatExceptionOfType(UnreadableCsvException.class)
                .isThrownBy(() -> store.runText(text, options -> options));
    }

    @Test
    void a_file_with_a_header_only_has_no_rows() throws IOException {
        assertThat(store.runText("email,name\r\n", options -> options).rows()).isZero();
    }

    @Test
    void a_quote_that_is_not_closed_ends_the_import_with_an_error() {
        assertThatExceptionOfType(UnreadableCsvException.class)
                .isThrownBy(() -> store.runText(
                        "email,name\nkim@example.com,Kim\nlee@example.com,\"Lee\npark@example.com,Park\n",
                        options -> options))
                .withMessageContaining("a quote is not closed")
                .withMessageContaining("3");
        assertThat(values(LeadDetails::lastName)).as("the rows before it").containsExactly("Kim");
    }

    @Test
    void missing_cells_at_the_end_of_a_row_are_empty() throws IOException {
        assertThat(store.runText("email,name,notes\nkim@example.com,Kim\n", options -> options)
                        .count(CreateOutcome.CREATED))
                .isEqualTo(1);
    }

    @Test
    void binary_files_are_refused() throws IOException {
        Path workbook = Files.write(directory.resolve("a.xlsx"), new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0});
        assertThatExceptionOfType(UnreadableCsvException.class)
                .isThrownBy(() -> store.run(workbook, options -> options))
                .withMessageContaining("save it as CSV first");
        Path binary = Files.write(directory.resolve("a.bin"), new byte[] {'e', 'm', 'a', 'i', 'l', '\n', 0, 1, 2});
        assertThatExceptionOfType(UnreadableCsvException.class)
                .isThrownBy(() -> store.run(binary, options -> options))
                .withMessageContaining("zero bytes");
    }

    @Test
    void a_wrong_charset_is_reported() throws IOException {
        Path file = Files.write(
                directory.resolve("a.csv"),
                "email,name\nk@example.com,M\u00FCller\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(UnreadableCsvException.class)
                .isThrownBy(() -> store.run(file, options -> options.charset(StandardCharsets.UTF_8)))
                .withMessageContaining("is not encoded in UTF-8");
    }

    @Test
    void apostrophes_are_removed_from_own_exports_only() throws IOException {
        store.runText("email,first_name,phone\nkim@example.com,'=Kim,'+1 201-555-0123\n", options -> options);
        LeadDetails own = store.leads().get(0).details();
        assertThat(own.firstName()).contains("=Kim");
        assertThat(own.phone().map(PhoneNumber::typed)).contains("+1 201-555-0123");

        store.runText("E-Mail,First Name\nlee@example.com,'=Lee\n", options -> options);
        assertThat(store.leads().get(1).details().firstName()).contains("'=Lee");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "full_name,email\nJordan Lee,jordan@example.com\n",
                "email,full_name\njordan@example.com,\"Lee, Jordan\"\n",
                "email,full_name,first_name,last_name\njordan@example.com,J. Lee,Jordan,Lee\n"
            })
    void an_own_export_with_a_full_name_keeps_it(String file) throws IOException {
        CsvImportReport report = store.runText(file, options -> options);

        assertThat(report.rejected()).isZero();
        LeadDetails jordan = store.leads().get(0).details();
        assertThat(jordan.firstName()).contains("Jordan");
        assertThat(jordan.lastName()).contains("Lee");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Vorname;Name;E-Mail | J\u00FCrgen;von M\u00FCller;j@example.com | J\u00FCrgen | von M\u00FCller
            Vorname;Name;E-Mail | ;von M\u00FCller;j@example.com | | von M\u00FCller
            Vorname;Name;E-Mail | ;Lee, Jordan;j@example.com | Jordan | Lee
            First Name;Name;Email | Jordan;Jordan Lee;j@example.com | Jordan | Lee
            First Name;Name;Email | Jordan;jordan;j@example.com | Jordan |
            First Name;Full Name;Email | Jordan;Lee, Jordan;j@example.com | Jordan | Lee
            First Name;Middle Name;Full Name;Email | Jo;M.;Jo Lee;j@example.com | Jo M. | Lee
            First Name;Last Name;Name;Email | Jordan;;Jordan Lee;j@example.com | Jordan | Lee
            First Name;Last Name;Name;Email | ;Lee;Jordan Lee;j@example.com | Jordan | Lee
            First Name;Last Name;Name;Email | Jordan;Lee;Lee, Jordan;j@example.com | Jordan | Lee
            First Name;Last Name;Name;Email | Jordan;Lee;Lee;j@example.com | Jordan | Lee
            Name;Display Name;Email | Jordan Lee;Lee, Jordan;j@example.com | Jordan | Lee
            first_name;full_name;email | Jordan;Jordan Lee;j@example.com | Jordan | Lee
            """)
    void a_name_beside_a_first_name_is_not_lost(
            String header, String row, @Nullable String first, @Nullable String last) throws IOException {
        CsvImportReport report = store.runText(header + "\n" + row + "\n", options -> options);

        assertThat(report.notStored()).isEmpty();
        LeadDetails lead = store.leads().get(0).details();
        assertThat(lead.firstName()).isEqualTo(Optional.ofNullable(first));
        assertThat(lead.lastName()).isEqualTo(Optional.ofNullable(last));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            First Name;Last Name;Name;Email | Jordan;Lee;Dr. Jordan Lee;j@example.com | Name
            First Name;Last Name;Name;Email | Jordan;;Robin Doe;j@example.com | Name
            First Name;Full Name;Email | Jordan;J. Lee;j@example.com | Full Name
            Name;Display Name;Email | Jordan Lee;Robin Doe;j@example.com | Display Name
            """)
    void a_full_name_with_other_words_is_reported(String header, String row, String column) throws IOException {
        CsvImportReport report = store.runText(header + "\n" + row + "\n", options -> options);

        assertThat(report.rejected()).isZero();
        assertThat(report.notStored()).isEqualTo(Map.of(column, 1L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [] |
            ["vip","a;b"] | vip, a;b
            ["vip",'"=x"] | vip, =x
            [vip],fair | [vip], fair
            vip;fair | vip, fair
            """)
    void tags_of_an_own_export_with_a_further_column_are_read(String cell, @Nullable String tags) throws IOException {
        CsvImportReport report = store.runText(
                "email,name,tags,segment\nkim@example.com,Kim,\"" + cell.replace("\"", "\"\"") + "\",a\n",
                options -> options);

        assertThat(report.rejected()).isZero();
        assertThat(store.leads().get(0).details().tags())
                .isEqualTo(tags == null ? List.of() : List.of(tags.split(", ")));
    }

    @Test
    void unknown_values_are_added_to_the_metadata_of_a_row() throws IOException {
        CsvImportReport report = store.runText(
                "email,name,metadata,city,size\n"
                        + "kim@example.com,Kim,\"{ \"\"size\"\" : 1.50, \"\"x\"\":{}}\",Ulm,9\n"
                        + "lee@example.com,Lee,{},Bonn,\n"
                        + "park@example.com,Park,[],Bern,\n",
                CsvImportBuilder::keepUnknownColumns);

        assertThat(report.keptInMetadata()).isEqualTo(Map.of("city", 2L));
        assertThat(report.notStored()).as("the member stays").isEqualTo(Map.of("size", 1L));
        assertThat(store.leads().get(0).details().metadata().json())
                .isEqualTo("{ \"size\" : 1.50, \"x\":{},\"city\":\"Ulm\"}");
        assertThat(store.leads().get(1).details().metadata().json()).isEqualTo("{\"city\":\"Bonn\"}");
        assertThat(report.firstRejected().get(0).reasons()).isEqualTo("metadata must be a JSON object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email,name,created_at\nkim@example.com,Kim,2025-09-02\n",
                "email,name,created_at\nkim@example.com,Kim,1969-12-31\n",
                "email,name,lost_reason\nkim@example.com,Kim,too expensive\n",
                "email,name,lost_reason,status\nkim@example.com,Kim,too expensive,new\n",
                "email,name\nkim@stra\u00DFe.example,Kim\n"
            })
    void a_dry_run_rejects_the_rows_that_an_import_rejects(String file) throws IOException {
        CsvImportReport expected = store.runText(file, CsvImportBuilder::dryRun);
        CsvImportReport real = store.runText(file, options -> options);

        assertThat(expected.rejected()).isOne();
        assertThat(expected).isEqualTo(real);
    }

    @Test
    void a_failure_reports_the_rows_before_it() {
        List<CsvImportReport> reports = new ArrayList<>();

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> store.runText(
                        "email,name\nkim@example.com,Kim\nlee@example.com,Lee\n",
                        options -> options.onFailure(reports::add).onRow(() -> {
                            throw new StoreUnavailableException(new IOException("the network is down"));
                        })));

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).count(CreateOutcome.CREATED)).isOne();
    }

    @Test
    void the_folder_of_rejected_rows_is_checked_first() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> store.runText(
                        "email,name\nkim@example.com,Kim\n",
                        options -> options.rejects(directory.resolve("none").resolve("rejects.csv"))));
        assertThat(store.leads()).isEmpty();
    }

    @Test
    void a_status_of_another_system_is_not_stored() throws IOException {
        CsvImportReport report = store.runText(
                "id,first_name,last_name,email,status\n7,Jordan,Lee,jordan@example.com,Open\n", options -> options);

        assertThat(report.rejected()).isZero();
        assertThat(report.notStored()).isEqualTo(Map.of("status", 1L));
        assertThat(store.leads().get(0).status()).isEqualTo(LeadStatus.NEW);
    }

    @Test
    void a_wrong_status_of_an_own_export_is_rejected() throws IOException {
        CsvImportReport report = store.runText(
                "first_name,last_name,email,status,consent_data_processing\nJordan,Lee,jordan@example.com,Open,true\n",
                options -> options);

        assertThat(report.firstRejected().get(0).reasons()).startsWith("status must be one of new");
    }

    @Test
    void empty_lines_count_in_the_number_of_a_row() throws IOException {
        CsvImportReport report = store.runText(
                "\r\n;\r\nE-Mail;Name\r\n\r\nwrong;Lee\r\n\r\n\r\nkim@example.com;Kim\r\nwrong;Park\r\n",
                options -> options);

        assertThat(report.separator()).isEqualTo(';');
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.firstRejected()).extracting(RejectedRow::row).containsExactly(5L, 9L);
        assertThat(report.firstRejected()).extracting(RejectedRow::line).containsExactly(5L, 9L);
    }

    @Test
    void an_empty_line_may_precede_the_line_of_the_separator() throws IOException {
        CsvImportReport report = store.runText("\nsep=;\n\nemail;name\nwrong, of course;Lee\n", options -> options);

        assertThat(report.firstRejected().get(0).line()).isEqualTo(5);
        assertThat(report.firstRejected().get(0).row()).isEqualTo(3);
    }

    /** 50,000 rows. The heap of the test is much smaller than the leads would need if the file were read at once. */
    @Test
    void a_large_file_is_streamed() throws IOException {
        Path file = directory.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("email,name,notes\n");
            String notes = "x".repeat(2_000);
            for (int i = 0; i < 50_000; i++) {
                out.write("wrong " + i + ",Park," + notes + "\n");
            }
        }
        System.gc();
        long before = used();
        long[] most = {0};
        long[] rows = {0};
        CsvImportReport report = store.run(
                file,
                options -> options.onRow(() -> {
                    rows[0]++;
                    if (rows[0] % 10_000 == 0) {
                        System.gc();
                        most[0] = Math.max(most[0], used());
                    }
                }));

        assertThat(report.rejected()).isEqualTo(50_000);
        assertThat(report.firstRejected()).hasSize(CsvImport.MAX_REPORTED);
        assertThat(most[0] - before).as("bytes in use during the import").isLessThan(20L << 20);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private List<String> values(Function<LeadDetails, Optional<String>> field) {
        return store.leads().stream()
                .map(lead -> field.apply(lead.details()).orElse(""))
                .toList();
    }
}
