package io.surveyconsole.server.storage.jdbc.h2.disk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/// Encrypts the content of a journal's batches: AES-256-GCM, with a key that is made from the
/// database's and is not that one. Each has a random nonce of its own, and is bound to its place.
public final class JournalCipher {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final byte[] PURPOSE = "survey-console journal".getBytes(StandardCharsets.UTF_8);
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final SecretKey key;

  /// @param databaseKey a random one; its text
  public JournalCipher(String databaseKey) {
    try {
      this.key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  "AES",
                  HKDFParameterSpec.ofExtract()
                      .addIKM(databaseKey.getBytes(StandardCharsets.UTF_8))
                      .thenExpand(PURPOSE, KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  ByteBuffer encrypt(long epoch, long batch, ByteBuffer content) {
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(Cipher.ENCRYPT_MODE, key); // makes a nonce
      cipher.updateAAD(place(epoch, batch));
      var encrypted = ByteBuffer.allocate(NONCE_BYTES + content.remaining() + TAG_BYTES);
      encrypted.put(cipher.getIV());
      cipher.doFinal(content.duplicate(), encrypted);
      return encrypted.flip();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /// The content, or null if it was encrypted with another key or for another place.
  @Nullable ByteBuffer decrypt(long epoch, long batch, ByteBuffer encrypted) {
    if (encrypted.remaining() < NONCE_BYTES + TAG_BYTES) {
      return null;
    }
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM);
      byte[] nonce = new byte[NONCE_BYTES];
      encrypted.get(nonce);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
      cipher.updateAAD(place(epoch, batch));
      var content = ByteBuffer.allocate(encrypted.remaining() - TAG_BYTES);
      cipher.doFinal(encrypted, content);
      return content.flip();
    } catch (AEADBadTagException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static ByteBuffer place(long epoch, long batch) {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(epoch).putLong(batch).flip();
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every JDK has AES-GCM and HKDF", e);
  }
}
