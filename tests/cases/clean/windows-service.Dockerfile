# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2022
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
RUN Install-WindowsFeature Web-Server; `
    Start-Service W3SVC; `
    Set-Service -Name W3SVC -StartupType Automatic
COPY site C:\inetpub\wwwroot
EXPOSE 80
ENTRYPOINT ["C:\\ServiceMonitor.exe", "w3svc"]
