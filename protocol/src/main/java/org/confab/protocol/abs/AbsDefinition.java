package org.confab.protocol.abs;

/**
 * What a file's header says of an attribute (ABF_ATTRIBUTE, [MS-ABS] 2.2.7).
 *
 * @param id 0 to 65,535; contacts refer to it
 * @param flags type, how to select and normalize, and the client's field
 * @param name the name in Active Directory
 */
public record AbsDefinition(int id, int flags, String name) {}
