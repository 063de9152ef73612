/**
 * Encryption of the stored signing secrets of webhooks. The package depends on the ciphers of the JDK, but not on
 * stores or the dispatcher.
 *
 * <p>Start at {@link io.leadstone.adapter.webhook.secret.AesGcmSecretCipher}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.webhook.secret;

import org.jspecify.annotations.NullMarked;
