package org.confab.ejb.kerberos;

import org.confab.core.authentication.MessageSigner;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;

/**
 * Signs by a context: tokens of RFC 4121, or of RFC 1964 where the key is of RC4. Numbers in the
 * tokens may come in any order, for the messages do; that none comes twice is seen to by the
 * association, whose number is signed.
 */
final class JgssSigner implements MessageSigner {
  private final GSSContext context;

  JgssSigner(GSSContext context) {
    this.context = context;
  }

  @Override
  public byte[] sign(byte[] text) {
    synchronized (context) {
      try {
        return context.getMIC(text, 0, text.length, new MessageProp(0, false));
      } catch (GSSException impossible) {
        throw new IllegalStateException("a context without end does not sign", impossible);
      }
    }
  }

  @Override
  public boolean verifies(byte[] text, byte[] signature) {
    synchronized (context) {
      try {
        MessageProp found = new MessageProp(0, false);
        context.verifyMIC(signature, 0, signature.length, text, 0, text.length, found);
        return !found.isDuplicateToken();
      } catch (GSSException wrong) {
        return false;
      }
    }
  }
}
