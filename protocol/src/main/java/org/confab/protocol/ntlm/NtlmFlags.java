package org.confab.protocol.ntlm;

/** The NEGOTIATE flags that connectionless NTLM uses here ([MS-NLMP] 2.2.2.5). */
public final class NtlmFlags {
  public static final int UNICODE = 0x1;
  public static final int REQUEST_TARGET = 0x4;
  public static final int SIGN = 0x10;
  public static final int DATAGRAM = 0x40;
  public static final int NTLM = 0x200;
  public static final int ALWAYS_SIGN = 0x8000;
  public static final int TARGET_TYPE_DOMAIN = 0x10000;
  public static final int EXTENDED_SESSION_SECURITY = 0x80000;
  public static final int IDENTIFY = 0x100000;
  public static final int TARGET_INFO = 0x800000;
  public static final int VERSION = 0x2000000;
  public static final int STRONG_128 = 0x20000000;
  public static final int KEY_EXCHANGE = 0x40000000;
  public static final int STRONG_56 = 0x80000000;

  /** What this server offers: everything that Communicator and its kin insist on. */
  public static final int OFFERED =
      UNICODE
          | REQUEST_TARGET
          | SIGN
          | DATAGRAM
          | NTLM
          | ALWAYS_SIGN
          | TARGET_TYPE_DOMAIN
          | EXTENDED_SESSION_SECURITY
          | IDENTIFY
          | TARGET_INFO
          | VERSION
          | STRONG_128
          | KEY_EXCHANGE
          | STRONG_56;

  /** What a client must have chosen, or the signatures would be weak. */
  public static final int REQUIRED =
      UNICODE | SIGN | EXTENDED_SESSION_SECURITY | STRONG_128 | KEY_EXCHANGE;

  /** What this server offers where one handshake stands for a request, and nothing is signed. */
  public static final int OFFERED_ON_CONNECTION =
      UNICODE
          | REQUEST_TARGET
          | NTLM
          | ALWAYS_SIGN
          | TARGET_TYPE_DOMAIN
          | EXTENDED_SESSION_SECURITY
          | TARGET_INFO
          | VERSION
          | STRONG_128
          | STRONG_56;

  /** What a client may ask for there. */
  public static final int OPTIONAL_ON_CONNECTION = SIGN | KEY_EXCHANGE;

  private NtlmFlags() {}
}
