package org.confab.core.certificates;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** A certificate that nobody signed: what the rules look at, and no more. */
public final class TestCertificate extends X509Certificate {
  private static final long serialVersionUID = 1L;

  private final BigInteger serial;
  private final String subject;
  private final transient PublicKey key;
  private final Instant notBefore;
  private final Instant notAfter;

  TestCertificate(long serial, String subject, PublicKey key, Instant notBefore, Instant notAfter) {
    this.serial = BigInteger.valueOf(serial);
    this.subject = subject;
    this.key = key;
    this.notBefore = notBefore;
    this.notAfter = notAfter;
  }

  @Override
  public byte[] getEncoded() {
    return ByteBuffer.allocate(8).putLong(serial.longValue()).array();
  }

  @Override
  public BigInteger getSerialNumber() {
    return serial;
  }

  @Override
  public X500Principal getSubjectX500Principal() {
    return new X500Principal("CN=" + subject);
  }

  @Override
  public PublicKey getPublicKey() {
    return key;
  }

  @Override
  public Date getNotBefore() {
    return Date.from(notBefore);
  }

  @Override
  public Date getNotAfter() {
    return Date.from(notAfter);
  }

  @Override
  public String toString() {
    return subject + " " + serial;
  }

  @Override
  public void checkValidity() {
    throw asked();
  }

  @Override
  public void checkValidity(Date date) {
    throw asked();
  }

  @Override
  public int getVersion() {
    return 3;
  }

  @Override
  @Deprecated
  public Principal getIssuerDN() {
    throw asked();
  }

  @Override
  @Deprecated
  public Principal getSubjectDN() {
    throw asked();
  }

  @Override
  public byte[] getTBSCertificate() {
    throw asked();
  }

  @Override
  public byte[] getSignature() {
    throw asked();
  }

  @Override
  public String getSigAlgName() {
    throw asked();
  }

  @Override
  public String getSigAlgOID() {
    throw asked();
  }

  @Override
  public byte[] getSigAlgParams() {
    throw asked();
  }

  @Override
  public boolean[] getIssuerUniqueID() {
    throw asked();
  }

  @Override
  public boolean[] getSubjectUniqueID() {
    throw asked();
  }

  @Override
  public boolean[] getKeyUsage() {
    throw asked();
  }

  @Override
  public int getBasicConstraints() {
    return -1;
  }

  @Override
  public void verify(PublicKey by) {
    throw asked();
  }

  @Override
  public void verify(PublicKey by, String provider) {
    throw asked();
  }

  @Override
  public boolean hasUnsupportedCriticalExtension() {
    return false;
  }

  @Override
  public Set<String> getCriticalExtensionOIDs() {
    return Set.of();
  }

  @Override
  public Set<String> getNonCriticalExtensionOIDs() {
    return Set.of();
  }

  @Override
  public byte[] getExtensionValue(String oid) {
    throw asked();
  }

  private static IllegalStateException asked() {
    return new IllegalStateException("the rules have no reason to ask that");
  }
}
