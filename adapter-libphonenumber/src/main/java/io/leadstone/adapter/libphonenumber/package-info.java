/**
 * The parser of phone numbers that reads national numbers with a default region. The package depends on the application
 * and on libphonenumber.
 *
 * <p>Start at {@link io.leadstone.adapter.libphonenumber.LibPhoneNumbers}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.libphonenumber;

import org.jspecify.annotations.NullMarked;
