package org.confab.protocol.stun;

/**
 * The type of a message: 14 bits of method and class (RFC 5389 6). One that has no constant here
 * can still be represented.
 *
 * @param value 0 to 0x3fff
 */
public record StunType(int value) {
  public static final StunType BINDING_REQUEST = new StunType(0x0001);
  public static final StunType BINDING_INDICATION = new StunType(0x0011);
  public static final StunType BINDING_RESPONSE = new StunType(0x0101);
  public static final StunType BINDING_ERROR = new StunType(0x0111);
  public static final StunType ALLOCATE_REQUEST = new StunType(0x0003);
  public static final StunType ALLOCATE_RESPONSE = new StunType(0x0103);
  public static final StunType ALLOCATE_ERROR = new StunType(0x0113);
  public static final StunType REFRESH_REQUEST = new StunType(0x0004);
  public static final StunType REFRESH_RESPONSE = new StunType(0x0104);
  public static final StunType REFRESH_ERROR = new StunType(0x0114);
  public static final StunType SEND_INDICATION = new StunType(0x0016);
  public static final StunType DATA_INDICATION = new StunType(0x0017);
  public static final StunType CREATE_PERMISSION_REQUEST = new StunType(0x0008);
  public static final StunType CREATE_PERMISSION_RESPONSE = new StunType(0x0108);
  public static final StunType CREATE_PERMISSION_ERROR = new StunType(0x0118);
  public static final StunType CHANNEL_BIND_REQUEST = new StunType(0x0009);
  public static final StunType CHANNEL_BIND_RESPONSE = new StunType(0x0109);
  public static final StunType CHANNEL_BIND_ERROR = new StunType(0x0119);

  /** RFC 6062 6.1, as the others of connections with peers. */
  public static final StunType CONNECT_REQUEST = new StunType(0x000a);

  public static final StunType CONNECT_RESPONSE = new StunType(0x010a);
  public static final StunType CONNECT_ERROR = new StunType(0x011a);
  public static final StunType CONNECTION_BIND_REQUEST = new StunType(0x000b);
  public static final StunType CONNECTION_BIND_RESPONSE = new StunType(0x010b);
  public static final StunType CONNECTION_BIND_ERROR = new StunType(0x011b);
  public static final StunType CONNECTION_ATTEMPT_INDICATION = new StunType(0x001c);

  /** [MS-TURN] 2.2.1; the number is RFC 5766's Refresh. Has no response. */
  public static final StunType MS_SEND_REQUEST = new StunType(0x0004);

  /** [MS-TURN] 2.2.1. */
  public static final StunType MS_DATA_INDICATION = new StunType(0x0115);

  /** [MS-TURN] 2.2.1. */
  public static final StunType MS_SET_ACTIVE_DESTINATION_REQUEST = new StunType(0x0006);

  /** [MS-TURN] 2.2.1. */
  public static final StunType MS_SET_ACTIVE_DESTINATION_RESPONSE = new StunType(0x0106);

  /** [MS-TURN] 2.2.1. */
  public static final StunType MS_SET_ACTIVE_DESTINATION_ERROR = new StunType(0x0116);

  private static final int CLASS = 0x0110;
  private static final int INDICATION = 0x0010;
  private static final int RESPONSE = 0x0100;

  /** Throws {@link IllegalArgumentException} if one of the two top bits is set. */
  public StunType {
    if ((value & ~0x3fff) != 0) {
      throw new IllegalArgumentException("not a STUN message type: " + value);
    }
  }

  /** Whether it asks for a response. */
  public boolean isRequest() {
    return (value & CLASS) == 0;
  }

  /** Whether nothing answers it. */
  public boolean isIndication() {
    return (value & CLASS) == INDICATION;
  }

  /** Whether it answers a request well. */
  public boolean isResponse() {
    return (value & CLASS) == RESPONSE;
  }

  /** Whether it refuses a request. */
  public boolean isError() {
    return (value & CLASS) == CLASS;
  }

  /** The type of the answer that is given when all is well; of a request. */
  public StunType response() {
    return new StunType(value & ~CLASS | RESPONSE);
  }

  /** The type of a refusal; of a request. */
  public StunType error() {
    return new StunType(value | CLASS);
  }
}
