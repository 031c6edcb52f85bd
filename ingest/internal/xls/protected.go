package xls

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"math/bits"
	"unicode/utf16"
)

// commonPassword encrypts workbooks whose structure is protected, but which open
// without a password: Excel knows it, and so does every reader.
const commonPassword = "VelvetSweatshop"

// unlock decrypts the rest of the stream of a workbook that is encrypted with the
// common password. With any other one it is an error that wraps [ErrEncrypted].
//
// # References
//
//   - Microsoft (2024), [MS-OFFCRYPTO]: Office Document Cryptography Structure,
//     2.3.6 (RC4) and 2.3.7 (XOR).
//   - Microsoft (2024), [MS-XLS], 2.2.10.
func (r *reader) unlock(rec record) error {
	const (
		xor    = 0
		cipher = 1<<32 | 1<<16 | 1 // RC4, version 1.1
	)
	f := fields{part: rec.data}
	var method uint64
	if r.version == biff8 {
		if method = uint64(f.u16()); method != xor {
			method = method<<32 | uint64(f.u16())<<16 | uint64(f.u16())
		}
	}
	var decrypt func(data []byte, at int)
	switch {
	case method == xor:
		decrypt = obfuscation(f.u16(), f.u16())
	case method == cipher:
		decrypt = rc4Stream(f.bytes(16), f.bytes(16), f.bytes(16))
	}
	if f.short {
		return rec.tooShort()
	}
	if decrypt == nil {
		e := rec.fail("an encrypted workbook", "one saved without a password")
		e.Err = ErrEncrypted
		return e
	}
	r.stream = append([]byte(nil), r.stream...)
	r.decryptAll(decrypt)
	return r.take(len(r.stream))
}

// decryptAll decrypts what the records hold from the present one on, up to one
// that breaks off. The records that begin a part are never encrypted, nor is the
// place of a sheet.
func (r *reader) decryptAll(decrypt func(data []byte, at int)) {
	rest := records{stream: r.stream, at: r.at}
	for {
		rec, err := rest.next()
		if err != nil {
			return
		}
		switch rec.id {
		case idBOF:
		case idBoundSheet:
			var place [4]byte
			copy(place[:], rec.data)
			decrypt(rec.data, int(rec.at)+4)
			copy(rec.data, place[:])
		default:
			decrypt(rec.data, int(rec.at)+4)
		}
	}
}

// obfuscation returns the decryption by a key of sixteen bytes, or nil where the
// check is not that of the common password. Its bytes turn with the place of the
// record's end.
func obfuscation(key, check uint16) func([]byte, int) {
	const commonKey, commonCheck = 0xB359, 0x9A0A
	if key != commonKey || check != commonCheck {
		return nil
	}
	turning := []byte(commonPassword + "\xBB")
	for i := range turning {
		turning[i] = bits.RotateLeft8(turning[i]^uint8(key>>(i%2*8)), 2)
	}
	return func(data []byte, at int) {
		for i, b := range data {
			data[i] = bits.RotateLeft8(b, 3) ^ turning[(at+len(data)+i)%16]
		}
	}
}

// rc4Stream returns the decryption by a cipher that begins anew with every 1,024
// bytes of the stream, or nil where the password is not the common one.
func rc4Stream(salt, verifier, hash []byte) func([]byte, int) {
	password, _ := binary.Append(nil, binary.LittleEndian, utf16.Encode([]rune(commonPassword)))
	secret := md5.Sum(password)
	var mixed []byte
	for range 16 {
		mixed = append(append(mixed, secret[:5]...), salt...)
	}
	base := md5.Sum(mixed)
	k := &keystream{base: base[:5:5], block: -1}
	clear, want := bytes.Clone(verifier), bytes.Clone(hash)
	k.decrypt(clear, 0)
	k.decrypt(want, len(clear))
	if sum := md5.Sum(clear); !bytes.Equal(sum[:], want) {
		return nil
	}
	return k.decrypt
}

// keystream decrypts with a cipher that begins anew with every block, from the
// beginning of the stream to its end.
type keystream struct {
	base      []byte
	cipher    *rc4.Cipher
	block, at int // where the cipher stands
}

func (k *keystream) decrypt(data []byte, at int) {
	const size = 1024
	var skipped [size]byte
	for len(data) > 0 {
		block, from := at/size, at%size
		if block != k.block {
			key := md5.Sum(binary.LittleEndian.AppendUint32(k.base, uint32(block)))
			k.cipher, _ = rc4.NewCipher(key[:]) // fails for other lengths of keys alone
			k.block, k.at = block, 0
		}
		n := min(len(data), size-from)
		k.cipher.XORKeyStream(skipped[k.at:from], skipped[k.at:from])
		k.cipher.XORKeyStream(data[:n], data[:n])
		k.at = from + n
		data, at = data[n:], at+n
	}
}
