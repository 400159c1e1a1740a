//! Who gets which partition: the client-side assignors of the classic group protocol.
