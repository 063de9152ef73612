package io.leadstone.benchmarks.search;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Random;

/**
 * A valid mobile phone number in the forms that people type.
 *
 * @param typed the form that the lead has
 * @param national the form of calls within the country, with blanks or other separators
 * @param nationalDigits the national form without separators
 * @param international the form with a country code and separators
 */
record GeneratedPhone(String typed, String national, String nationalDigits, String international) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** Number of last digits that are random. */
    private static final int RANDOM_DIGITS = 6;

    /** Returns a random valid number of a region. */
    static GeneratedPhone random(String region, Random random) {
        PhoneNumber example = NUMBERS.getExampleNumberForType(region, PhoneNumberType.MOBILE);
        PhoneNumber number = new PhoneNumber().mergeFrom(example);
        long range = Math.round(Math.pow(10, RANDOM_DIGITS));
        do {
            number.setNationalNumber(example.getNationalNumber() / range * range + random.nextLong(range));
        } while (!NUMBERS.isValidNumber(number));
        String national = NUMBERS.format(number, PhoneNumberFormat.NATIONAL);
        String international = NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL);
        return new GeneratedPhone(
                typed(national, international, NUMBERS.format(number, PhoneNumberFormat.E164), random),
                national,
                PhoneNumberUtil.normalizeDigitsOnly(national),
                international);
    }

    private static String typed(String national, String international, String e164, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> e164;
            case 1 -> national;
            case 2 -> PhoneNumberUtil.normalizeDigitsOnly(national);
            case 3 -> international.replace(' ', '.');
            case 4 -> international + " x" + (10 + random.nextInt(90));
            case 5 -> "00" + international.substring(1);
            default -> international;
        };
    }
}
