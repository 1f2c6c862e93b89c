package org.confab.core.kerberos;

class InMemoryKerberosNamesTest implements KerberosNamesContract {
  @Override
  public KerberosNames names() {
    return new InMemoryKerberosNames();
  }
}
