package dev.repartee.models.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitializerTest {
  @Test
  void rawBytesComeBackAsTheyWentIn() {
    Initializer weights =
        Initializer.of("weights", ElementType.UINT8, List.of(2L, 2L), new byte[] {1, 2, 3, -1});

    Initializer read = new Initializer(weights.message());

    assertEquals("weights", read.name());
    assertEquals(ElementType.UINT8, read.elementType());
    assertEquals(List.of(2L, 2L), read.dimensions());
    assertArrayEquals(new byte[] {1, 2, 3, -1}, read.rawData());
  }

  @Test
  void typedFieldsReadAsLittleEndianBytes() {
    Message bytes = header(ElementType.UINT8).withIntegers(5, List.of(200L, 7L));
    Message longs = header(ElementType.INT64).withIntegers(7, List.of(258L));
    Message packedFloat =
        header(ElementType.FLOAT)
            .withBytes(4, List.of(ByteString.copyFrom(new byte[] {0, 0, 0x40, 0x40})));

    assertArrayEquals(new byte[] {(byte) 200, 7}, new Initializer(bytes).rawData());
    assertArrayEquals(new byte[] {2, 1, 0, 0, 0, 0, 0, 0}, new Initializer(longs).rawData());
    assertArrayEquals(new byte[] {0, 0, 0x40, 0x40}, new Initializer(packedFloat).rawData());
  }

  @Test
  void aShapeThatDoesNotFitTheBytesIsRefused() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Initializer.of("scale", ElementType.FLOAT, List.of(2L), new byte[4]));

    assertEquals("Initializer scale of shape [2] needs 8 bytes of FLOAT, not 4", e.getMessage());
  }

  @Test
  void dataInAnotherFileIsRefused() {
    Initializer elsewhere = new Initializer(header(ElementType.FLOAT).withInteger(14, 1));

    Exception e = assertThrows(IllegalArgumentException.class, elsewhere::rawData);

    assertEquals("Initializer t keeps its data in another file", e.getMessage());
  }

  private static Message header(ElementType type) {
    return Message.empty().withString(8, "t").withInteger(2, type.code());
  }
}
