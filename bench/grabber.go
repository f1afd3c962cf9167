// What a certificate grabber on top of Go's crypto/tls costs: the peer of the benchmarks.
//
//	grabber <full|certificate> <server name> <at a time> < list of address:port, one a line
//
// `certificate` gives up the handshake as soon as the certificates are there. Prints, for each endpoint, the SHA-256 of
// each certificate in hex, one endpoint a line.
package main

import (
	"bufio"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

var enough = errors.New("the certificates are all that is wanted")

func main() {
	stop, name := os.Args[1] == "certificate", os.Args[2]
	atATime, _ := strconv.Atoi(os.Args[3])
	targets, lines := make(chan string), make(chan string)
	var workers, writer sync.WaitGroup
	for range make([]struct{}, atATime) {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for target := range targets {
				lines <- grab(target, name, stop)
			}
		}()
	}
	writer.Add(1)
	go func() {
		defer writer.Done()
		output := bufio.NewWriter(os.Stdout)
		defer output.Flush()
		for line := range lines {
			output.WriteString(line + "\n")
		}
	}()
	input := bufio.NewScanner(os.Stdin)
	for input.Scan() {
		targets <- input.Text()
	}
	close(targets)
	workers.Wait()
	close(lines)
	writer.Wait()
}

func grab(target, name string, stop bool) string {
	socket, err := net.DialTimeout("tcp", target, 10*time.Second)
	if err != nil {
		return err.Error()
	}
	defer socket.Close()
	// A reset, as the other contenders make it: an orderly close would leave a port in TIME_WAIT.
	socket.(*net.TCPConn).SetLinger(0)
	socket.SetDeadline(time.Now().Add(10 * time.Second))
	var presented [][]byte
	config := &tls.Config{ServerName: name, InsecureSkipVerify: true}
	config.VerifyPeerCertificate = func(certificates [][]byte, _ [][]*x509.Certificate) error {
		presented = certificates
		if stop {
			return enough
		}
		return nil
	}
	connection := tls.Client(socket, config)
	if err := connection.Handshake(); err != nil && !errors.Is(err, enough) {
		return err.Error()
	}
	hashes := make([]string, len(presented))
	for index, certificate := range presented {
		hash := sha256.Sum256(certificate)
		hashes[index] = hex.EncodeToString(hash[:])
	}
	return strings.Join(hashes, " ")
}
