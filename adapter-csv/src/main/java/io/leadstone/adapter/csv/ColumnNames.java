package io.leadstone.adapter.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of columns that spreadsheets, address books and CRM systems use, and the fields that they mean. Case,
 * blanks and punctuation of a name do not count.
 */
final class ColumnNames {

    /** The columns of Leadstone's own export of leads. A file whose columns all have such names is taken for one. */
    static final Set<String> OWN = Set.of(
            "id",
            "company_id",
            "agent_id",
            "owner_id",
            "first_name",
            "last_name",
            "full_name",
            "email",
            "phone",
            "phone_e164",
            "company",
            "status",
            "lost_reason",
            "source",
            "notes",
            "tags",
            "metadata",
            "consent_marketing",
            "consent_data_processing",
            "contacted_at",
            "qualified_at",
            "converted_at",
            "lost_at",
            "created_at",
            "updated_at",
            "erased_at",
            "version");

    /** The columns that a file of rejected rows has besides those of the imported file. */
    static final List<String> OF_REJECTS = List.of("import_row", "import_problem");

    /**
     * Columns that only an own export has. The other names are common, so that a file of another system can have no
     * other columns than those.
     */
    static final Set<String> ONLY_OWN =
            Set.of("phone_e164", "consent_data_processing", "contacted_at", "qualified_at", "erased_at");

    /** The columns of an own export that Leadstone computes. A full name counts if a row has no other name. */
    private static final Set<String> DERIVED = Set.of(
            "id",
            "company_id",
            "phone_e164",
            "contacted_at",
            "qualified_at",
            "converted_at",
            "lost_at",
            "updated_at",
            "erased_at",
            "version");

    /** {@code E-mail 1 - Value}, {@code Phone 2 - Value} and {@code Organization 1 - Name} of Google. */
    private static final Pattern NUMBERED =
            Pattern.compile("(email|phone|organization)(\\d{1,2})(value|name|address)?");

    /** For each field the names of its columns. The first name that has a value in a row wins. */
    private static final Map<ImportedField, List<String>> NAMES = Map.ofEntries(
            Map.entry(ImportedField.FIRST_NAME, List.of("firstname", "givenname", "vorname")),
            Map.entry(ImportedField.MIDDLE_NAME, List.of("middlename", "additionalname")),
            Map.entry(ImportedField.LAST_NAME, List.of("lastname", "familyname", "surname", "nachname")),
            Map.entry(ImportedField.FULL_NAME, List.of("name", "fullname", "displayname", "contactname")),
            Map.entry(
                    ImportedField.EMAIL,
                    List.of("email", "emailaddress", "emailadresse", "mail", "primaryemail", "workemail")),
            Map.entry(
                    ImportedField.PHONE,
                    List.of(
                            "phone",
                            "mobilephone",
                            "mobilephonenumber",
                            "mobile",
                            "mobiltelefon",
                            "handy",
                            "primaryphone",
                            "phonenumber",
                            "telefon",
                            "telefonnummer",
                            "businessphone",
                            "workphone",
                            "telefongesch\u00E4ftlich",
                            "businessphone2",
                            "homephone",
                            "telefonprivat",
                            "homephone2",
                            "otherphone",
                            "companymainphone")),
            Map.entry(
                    ImportedField.COMPANY,
                    List.of(
                            "company",
                            "companyname",
                            "organization",
                            "organizationname",
                            "organisation",
                            "companyaccount",
                            "accountname",
                            "associatedcompany",
                            "firma",
                            "unternehmen")),
            Map.entry(ImportedField.STATUS, List.of("status", "leadstatus")),
            Map.entry(ImportedField.LOST_REASON, List.of("lostreason")),
            Map.entry(ImportedField.SOURCE, List.of("source", "leadsource", "originalsource", "quelle", "herkunft")),
            Map.entry(
                    ImportedField.NOTES,
                    List.of("notes", "note", "description", "notizen", "bemerkungen", "bemerkung", "kommentar")),
            Map.entry(
                    ImportedField.TAGS,
                    List.of("tags", "labels", "groupmembership", "categories", "kategorien", "schlagworte")),
            Map.entry(ImportedField.METADATA, List.of("metadata")),
            Map.entry(ImportedField.CONSENT_MARKETING, List.of("consentmarketing", "marketingconsent")),
            Map.entry(ImportedField.CONSENT_DATA_PROCESSING, List.of("consentdataprocessing", "dataprocessingconsent")),
            Map.entry(
                    ImportedField.CREATED_AT,
                    List.of("createdat", "createdate", "createddate", "created", "datecreated", "erstelltam")));

    private static final Map<String, Match> BY_NAME = byName();

    /** The field of a name, and the rank of the name among those of the field. */
    private record Match(ImportedField field, int rank) {}

    private ColumnNames() {}

    /** Returns the column of a name. Columns of an own export have the meaning that the export gives them. */
    static ImportedColumn column(int index, String name, boolean isOwn) {
        if (OF_REJECTS.contains(name) || (isOwn && DERIVED.contains(name))) {
            return new ImportedColumn(index, name, ImportedField.DERIVED, 0);
        }
        if (isOwn && name.equals("agent_id")) {
            return new ImportedColumn(index, name, ImportedField.AGENT_ID, 0);
        }
        if (isOwn && name.equals("owner_id")) {
            return new ImportedColumn(index, name, ImportedField.OWNER_ID, 0);
        }
        Match match = match(compared(name));
        return new ImportedColumn(index, name, match.field(), match.rank());
    }

    /** Returns true for {@code Name}, which some files use for the last name. */
    static boolean isPlainName(ImportedColumn column) {
        return column.field() == ImportedField.FULL_NAME
                && compared(column.name()).equals("name");
    }

    private static Match match(String compared) {
        Match known = BY_NAME.get(compared);
        if (known != null) {
            return known;
        }
        Matcher numbered = NUMBERED.matcher(compared);
        if (!numbered.matches()) {
            return new Match(ImportedField.UNKNOWN, 0);
        }
        int rank = 100 + Integer.parseInt(numbered.group(2));
        return switch (numbered.group(1)) {
            case "email" -> new Match(ImportedField.EMAIL, rank);
            case "phone" -> new Match(ImportedField.PHONE, rank);
            default -> new Match(ImportedField.COMPANY, rank);
        };
    }

    /** Returns the letters and digits of the name in lower case. */
    private static String compared(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Map<String, Match> byName() {
        Map<String, Match> all = new HashMap<>();
        NAMES.forEach((field, names) -> {
            for (int rank = 0; rank < names.size(); rank++) {
                all.put(names.get(rank), new Match(field, rank));
            }
        });
        return Map.copyOf(all);
    }
}
